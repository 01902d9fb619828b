/** What the panel says about each option: the first sentence of its description as its label, the rest on request. */
import { CookieOptions } from '#shared/cookieOptions.ts';
import { SessionOptions } from '#shared/options.ts';

export interface Help {
  help: string;
  more: string;
}

function helpIn(description: string | undefined): Help {
  const [help = '', ...rest] = (description ?? '').split('. ');
  return { help: help.replace(/\.$/, ''), more: rest.join('. ') };
}

const session = SessionOptions.shape;
const cookie = CookieOptions.shape;

export const HELP = {
  secret: helpIn(session.secret.description),
  name: helpIn(session.name.unwrap().description),
  resave: helpIn(session.resave.unwrap().description),
  saveUninitialized: helpIn(session.saveUninitialized.unwrap().description),
  rolling: helpIn(session.rolling.unwrap().description),
  unset: helpIn(session.unset.unwrap().description),
  proxy: helpIn(session.proxy.unwrap().description),
  genid: helpIn(session.genid.unwrap().description),
  cookieFor: helpIn(session.cookieFor.unwrap().description),
  maxAge: helpIn(cookie.maxAge.unwrap().description),
  expires: helpIn(cookie.expires.unwrap().description),
  httpOnly: helpIn(cookie.httpOnly.unwrap().description),
  secure: helpIn(cookie.secure.unwrap().description),
  sameSite: helpIn(cookie.sameSite.unwrap().description),
  path: helpIn(cookie.path.unwrap().description),
  domain: helpIn(cookie.domain.unwrap().description),
  partitioned: helpIn(cookie.partitioned.unwrap().description),
  priority: helpIn(cookie.priority.unwrap().description),
};
