/** How slow the sandbox's server is made: two delays, which are no options of express-session. */
import { LIMITS } from '#shared/limits.ts';
import { useModel, useView } from '../model/hooks.tsx';
import { FieldError, Slider, useRefusal } from '../ui/index.ts';
import './delays.css';

const STEP_MS = 100;
const words = (ms: number) => (ms === 0 ? 'none' : `${(ms / 1000).toFixed(1)} s`);

export function Delays() {
  const model = useModel();
  const { handlerMs, storeMs } = useView((state) => state.world.holding.latency);
  const { error, attempt } = useRefusal();
  const set = (change: { handlerMs?: number; storeMs?: number }) =>
    void attempt(model.sendCommand({ type: 'setLatency', handlerMs, storeMs, ...change }));
  return (
    <fieldset className="options-group delays">
      <legend>Delays</legend>
      <p id="delays-help">Not options: they make your handler, or each call of the store, slower.</p>
      <div className="delay">
        <span>Handler</span>
        <Slider
          label="Delay of the handler"
          value={handlerMs}
          max={LIMITS.latencyMs}
          step={STEP_MS}
          words={words}
          describedBy="delays-help"
          onChange={(ms) => set({ handlerMs: ms })}
        />
      </div>
      <div className="delay">
        <span>Store</span>
        <Slider
          label="Delay of the store"
          value={storeMs}
          max={LIMITS.latencyMs}
          step={STEP_MS}
          words={words}
          describedBy="delays-help"
          onChange={(ms) => set({ storeMs: ms })}
        />
      </div>
      <FieldError id="delays-error">{error}</FieldError>
    </fieldset>
  );
}
