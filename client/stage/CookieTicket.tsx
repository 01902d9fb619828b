/** One cookie in a jar: what it is, how long it lives, its value on demand, and two ways to tamper with it. */
import { Pencil, ScanSearch, Trash2 } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useId, useState } from 'react';
import type { CommandInput } from '#shared/commands.ts';
import { absenceWords, attributeWords } from '#shared/cookieAttributes.ts';
import type { HeldCookie } from '#shared/world.ts';
import { remaining } from '../explain/time.ts';
import { useSandboxTime } from '../model/hooks.tsx';
import { Button, IconButton, TextField, Ticket, type TicketFlag, useRefusal } from '../ui/index.ts';
import { anchored } from './anchors.ts';
import { Sid } from './Sid.tsx';
import { useAct } from './useAct.ts';

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
  const [open, setOpen] = useState(false);
  const { name, value, sid } = cookie;
  return (
    <Ticket
      name={name}
      chip={sid === null ? <code className="ticket-value">{value}</code> : <Sid sid={sid} pinnable />}
      flags={flagsOf(cookie)}
      expiry={remaining(cookie.since, cookie.expires, now, 'until the browser closes')}
      fresh={fresh}
      ref={anchored(`ticket ${name}`)}
    >
      <Popover.Root open={open} onOpenChange={setOpen}>
        <Popover.Trigger asChild>
          <IconButton label={`Value of ${name}`} className="ticket-open" disabled={past}>
            <Pencil />
          </IconButton>
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content className="cookie-popover" side="right" sideOffset={8} collisionPadding={8}>
            <CookieEditor
              browser={browser}
              name={name}
              value={value}
              onDone={() => setOpen(false)}
              onTakeApart={() => {
                setOpen(false);
                onTakeApart();
              }}
            />
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
    </Ticket>
  );
}

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

interface CookieEditorProps {
  browser: string;
  name: string;
  value: string;
  /** It was done as asked. */
  onDone: () => void;
  onTakeApart: () => void;
}

function CookieEditor({ browser, name, value, onDone, onTakeApart }: CookieEditorProps) {
  const act = useAct();
  const fieldId = useId();
  const [draft, setDraft] = useState(value);
  const { error, attempt, clear } = useRefusal();
  const carryOut = async (command: CommandInput) => {
    if (await attempt(act(command))) onDone();
  };
  return (
    <form
      className="cookie-editor"
      onSubmit={(event) => {
        event.preventDefault();
        void carryOut({ type: 'editCookie', browser, name, value: draft });
      }}
    >
      <TextField
        id={fieldId}
        label={`Value of ${name}`}
        labelShown
        mono
        value={draft}
        error={error}
        spellCheck={false}
        autoComplete="off"
        onChange={(text) => {
          setDraft(text);
          clear();
        }}
      />
      <p>Change one character and send a request: the server will see.</p>
      <div className="cookie-editor-end">
        <IconButton
          label={`Delete ${name} from ${browser}’s jar`}
          onClick={() => void carryOut({ type: 'clearCookies', browser, name })}
        >
          <Trash2 />
        </IconButton>
        <Button size="sm" icon={<ScanSearch />} onClick={onTakeApart}>
          Take it apart
        </Button>
        <Button size="sm" kind="primary" type="submit" disabled={draft === value}>
          Put it in the jar
        </Button>
      </div>
    </form>
  );
}
