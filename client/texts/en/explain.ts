/** What the explanations say: stations, events and moments, findings, and a cookie that is taken apart. */
import { app, clocks, holds, stations, time } from './explainPlaces.ts';

const findings = {
  title: 'Findings',
  count: (count: number) => `${count} ${count === 1 ? 'finding' : 'findings'}`,
  severity: { danger: 'Danger', warning: 'Warning', info: 'Good to know' },
  whatToDo: 'What to do:',
  seen: (times: number) => (times === 1 ? 'Seen once:' : `Seen ${times} times, last in:`),
  showEvent: (event: number) => `Show event ${event}`,
  showExchange: (exchange: number) => `Show exchange ${exchange}`,
  mark: (titles: string) => `Finding: ${titles}`,
};

const apart = {
  title: 'Take a cookie apart',
  pasted: 'A cookie’s value, or a whole Cookie or Set-Cookie header',
  secrets: 'Secrets, one in each line',
  secretsHint: 'Filled with the sandbox’s own to begin with. What you type stays in this page.',
  noCrypto:
    'This page can’t compute signatures: browsers allow that over HTTPS and on localhost only. Open it at http://localhost instead.',
  nothing: 'Paste a cookie, and its pieces stand here.',
  forms: {
    value: 'A value without a name.',
    cookie: 'As a browser sends it: a Cookie header has names and values, nothing else.',
    'set-cookie': 'As a server sets it: a Set-Cookie header has one cookie and its attributes.',
  },
  attributes: 'Attributes, for the browser only: they never come back',
  value: 'The value',
  nameless: 'A cookie without a name',
  empty: '(empty)',
  wire: 'On the wire',
  decoded: 'URL-decoded',
  notEncoded: 'The same: nothing in it is URL-encoded.',
  prefix: 'Prefix',
  prefixed: '{prefix} says that a signature follows.',
  notPrefixed: 'It doesn’t begin with {prefix}, so express-session finds no session id in it.',
  signature: 'Signature',
  noSignature: 'There is no dot with a signature after it, so no secret can match.',
  sessionId: 'Session id',
  whatId: 'The key of the record in the store. Anybody who has the cookie can read it.',
  whatSignature: 'HMAC-SHA256 of the id with the secret, in base64 without “=” at the end.',
  verdict: 'Verdict',
  withSecret: (number: number) => `With secret ${number}`,
  same: '{signature} the same.',
  different: '{signature} different.',
  noSecret: 'Type a secret, and it is held against the signature.',
  first: 'Secret 1 made this signature: the cookie is genuine. It also signs new cookies.',
  older: (number: number) =>
    `Secret ${number} made this signature: the cookie is genuine. It is an older secret; the first one signs new cookies.`,
  none: (count: number) =>
    `${count === 1 ? 'This secret did not make' : `None of the ${count} secrets made`} this signature. express-session would not use the id and would make a new session.`,
};

const citation = {
  section: (number: string) => `RFC 6265bis, section ${number}`,
  step: (number: string, step: string) => `RFC 6265bis, section ${number}, step ${step}`,
};

export const explain = {
  stations,
  holds,
  clocks,
  time,
  app,
  findings,
  apart,
  citation,
};
