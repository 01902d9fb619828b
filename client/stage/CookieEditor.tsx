/** What can be done to one cookie: write another value, tamper with its signature, copy it to another browser, delete it. */
import { ScanSearch, Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import type { CommandInput } from '#shared/commands.ts';
import type { Tampering } from '#shared/tampering.ts';
import { useView } from '../model/hooks.tsx';
import { stageTexts } from '../texts/stage.ts';
import { Button, IconButton, TextField, useRefusal, Who } from '../ui/index.ts';
import { useAct } from './useAct.ts';

const words = stageTexts.browsers.cookie;
const TAMPERINGS: readonly Tampering[] = ['signature', 'id', 'unsigned'];

export interface CookieEditorProps {
  browser: string;
  name: string;
  value: string;
  /** It carries a signed session id. */
  signed: boolean;
  /** It was done as asked. */
  onDone: () => void;
  onTakeApart: () => void;
}

export function CookieEditor({ browser, name, value, signed, onDone, onTakeApart }: CookieEditorProps) {
  const act = useAct();
  const fieldId = useId();
  const [draft, setDraft] = useState(value);
  const { error, attempt, clear } = useRefusal();
  const browsers = useView((state) => state.world.browsers);
  const others = browsers.filter((each) => each.name !== browser);
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
        label={words.value(name)}
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
      <p>{words.advice}</p>
      <div className="cookie-editor-end">
        <IconButton
          label={words.remove(name, browser)}
          onClick={() => void carryOut({ type: 'clearCookies', browser, name })}
        >
          <Trash2 />
        </IconButton>
        <Button size="sm" icon={<ScanSearch />} onClick={onTakeApart}>
          {words.takeApart}
        </Button>
        <Button size="sm" kind="primary" type="submit" disabled={draft === value}>
          {words.save}
        </Button>
      </div>
      {signed && (
        <fieldset className="cookie-acts">
          <legend>{words.tamper}</legend>
          {TAMPERINGS.map((change) => (
            <Button
              key={change}
              size="sm"
              title={words.tamperings[change].hint}
              onClick={() => void carryOut({ type: 'editCookie', browser, name, change })}
            >
              {words.tamperings[change].label}
            </Button>
          ))}
        </fieldset>
      )}
      {others.length > 0 && (
        <fieldset className="cookie-acts">
          <legend>{words.copy}</legend>
          {others.map((other) => (
            <Button
              key={other.name}
              size="sm"
              icon={<Who name={other.name} />}
              onClick={() => void carryOut({ type: 'copyCookie', name, from: browser, to: other.name })}
            >
              <span translate="no">{other.name}</span>
            </Button>
          ))}
        </fieldset>
      )}
    </form>
  );
}
