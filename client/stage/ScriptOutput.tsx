/** What a script of the page in a virtual browser read as `document.cookie`, and what it could not see. */
import { stageTexts } from '../texts/stage.ts';
import { Rich } from '../ui/Rich.tsx';
import './script-output.css';

const words = stageTexts.browsers.script;

export function ScriptOutput({ read, hidden }: { read: string; hidden: readonly string[] }) {
  return (
    <section className="script-output" aria-label={words.name}>
      <p>
        <code>document.cookie</code>
      </p>
      <p className="script-read">
        <code>{JSON.stringify(read)}</code>
      </p>
      {hidden.length > 0 && (
        <p className="script-hidden">
          <Rich
            text={words.unseen}
            parts={{
              cookies: <b translate="no">{hidden.join(', ')}</b>,
              flag: <span translate="no">HttpOnly</span>,
            }}
          />
        </p>
      )}
    </section>
  );
}
