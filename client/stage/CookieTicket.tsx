/** One cookie in a jar: what it is, how long it lives, and, on demand, its value and what can be done to it. */
import { Pencil } from 'lucide-react';
import { absenceWords, attributeWords } from '#shared/cookieAttributes.ts';
import type { HeldCookie } from '#shared/world.ts';
import { remaining } from '../explain/time.ts';
import { useSandboxTime } from '../model/hooks.tsx';
import { stageTexts } from '../texts/stage.ts';
import { IconButton, later, Part, Popover, Ticket, type TicketFlag } from '../ui/index.ts';
import { anchored } from './anchors.ts';
import { Sid } from './Sid.tsx';

const editor = later(() => import('./CookieEditor.tsx'));

export interface CookieTicketProps {
  browser: string;
  cookie: HeldCookie;
  /** Just arrived. */
  fresh: boolean;
  /** Part of the picture of a moment that is over: nothing can be done to it. */
  past: boolean;
  /** Shows what the cookie is made of. */
  onTakeApart: () => void;
}

export function CookieTicket({ browser, cookie, fresh, past, onTakeApart }: CookieTicketProps) {
  const now = useSandboxTime();
  const { name, value, sid } = cookie;
  return (
    <Ticket
      name={name}
      chip={sid === null ? <code className="ticket-value">{value}</code> : <Sid sid={sid} pinnable />}
      flags={flagsOf(cookie)}
      expiry={remaining(cookie.since, cookie.expires, now, stageTexts.browsers.jars.untilClosed)}
      fresh={fresh}
      ref={anchored(`ticket ${name}`)}
    >
      <Popover
        className="cookie-popover"
        side={sideWithRoom()}
        sideOffset={8}
        trigger={
          <IconButton label={stageTexts.browsers.cookie.value(name)} className="ticket-open" disabled={past}>
            <Pencil />
          </IconButton>
        }
      >
        {(close) => (
          <Part of={editor}>
            {({ CookieEditor }) => (
              <CookieEditor
                browser={browser}
                name={name}
                value={value}
                signed={sid !== null}
                onDone={close}
                onTakeApart={() => {
                  close();
                  onTakeApart();
                }}
              />
            )}
          </Part>
        )}
      </Popover>
    </Ticket>
  );
}

/** Beside the jar; on a phone, where there is no beside, above it. */
const sideWithRoom = () => (window.matchMedia('(max-width: 939px)').matches ? 'top' : 'right');

function flagsOf({ httpOnly, secure, sameSite, path, partitioned }: HeldCookie): TicketFlag[] {
  const site = sameSite === null || sameSite === '' ? null : sameSite;
  return [
    { label: 'HttpOnly', on: httpOnly, words: wordsOf('HttpOnly', httpOnly ? '' : null) },
    { label: 'Secure', on: secure, words: wordsOf('Secure', secure ? '' : null) },
    {
      label: site === null ? 'SameSite' : `SameSite=${site.charAt(0).toUpperCase()}${site.slice(1)}`,
      on: site !== null,
      words: wordsOf('SameSite', site),
    },
    ...(partitioned ? [{ label: 'Partitioned', on: true, words: wordsOf('Partitioned', '') }] : []),
    ...(path === '/' ? [] : [{ label: `Path=${path}`, on: true, words: wordsOf('Path', path) }]),
  ];
}

/** null: the cookie doesn’t have it. */
const wordsOf = (name: string, value: string | null) =>
  value === null ? absenceWords(name) : attributeWords(name, value);
