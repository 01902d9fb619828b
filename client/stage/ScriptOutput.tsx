/** What a script of the page in a virtual browser read as `document.cookie`, and what it could not see. */
import './script-output.css';

const TEXTS = {
  label: 'Page script',
  asked: 'document.cookie',
  unseen: 'The script can’t see',
  why: 'HttpOnly',
};

export function ScriptOutput({ read, hidden }: { read: string; hidden: readonly string[] }) {
  return (
    <section className="script-output" aria-label={TEXTS.label}>
      <p>
        <code>{TEXTS.asked}</code>
      </p>
      <p className="script-read">
        <code>{JSON.stringify(read)}</code>
      </p>
      {hidden.length > 0 && (
        <p className="script-hidden">
          {TEXTS.unseen} <b>{hidden.join(', ')}</b>: {TEXTS.why}.
        </p>
      )}
    </section>
  );
}
