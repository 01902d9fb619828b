/** What the server holds back right now, with the way to let it go on: said over the stage, whatever that shows. */
import { Hand } from 'lucide-react';
import type { CommandInput } from '#shared/commands.ts';
import type { HeldExchange } from '#shared/holds.ts';
import { timeLeft, waitingWords } from '../explain/holds.ts';
import { useModel, useSandboxTime, useView } from '../model/hooks.tsx';
import { stageTexts } from '../texts/stage.ts';
import { Button, FieldError, useRefusal } from '../ui/index.ts';
import './held-requests.css';

const words = stageTexts.server.holds;

/** More rows than this push the stage away; the rest is counted. */
const ROWS = 3;

export function HeldRequests() {
  const model = useModel();
  const held = useView((state) => state.world.holding.held);
  const live = useView(({ connection }) => connection === 'live');
  const { error, attempt } = useRefusal();
  const send = (command: CommandInput) => void attempt(model.sendCommand(command));
  const more = held.length - ROWS;
  return (
    <section className="held" aria-label={words.held} hidden={held.length === 0 && error === null}>
      <p role="status" className="vh">
        {held.map((waits) => words.sentence(waitingWords(waits))).join(' ')}
      </p>
      <ul>
        {held.slice(0, ROWS).map((waits) => (
          <HeldRow key={waits.exchange} waits={waits}>
            <Button
              size="sm"
              disabled={!live}
              aria-label={words.releaseOne(waits.exchange)}
              onClick={() => send({ type: 'release', exchange: waits.exchange })}
            >
              {words.release}
            </Button>
          </HeldRow>
        ))}
      </ul>
      {held.length > 1 && (
        <div className="held-all">
          {more > 0 && <span>{words.more(more)}</span>}
          <Button size="sm" disabled={!live} onClick={() => send({ type: 'release' })}>
            {words.releaseAll}
          </Button>
        </div>
      )}
      <FieldError id="held-error">{error}</FieldError>
    </section>
  );
}

function HeldRow({ waits, children }: { waits: HeldExchange; children: React.ReactNode }) {
  const now = useSandboxTime('now');
  return (
    <li>
      <Hand />
      <span className="held-words">
        <span className="held-number">#{waits.exchange}</span> <b>{waitingWords(waits)}</b>
      </span>
      <span className="held-left">{timeLeft(waits.until, now)}</span>
      {children}
    </li>
  );
}
