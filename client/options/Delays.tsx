/** How slow the sandbox's server is made: two delays, which are no options of express-session. */
import { LIMITS } from '#shared/limits.ts';
import { useModel, useView } from '../model/hooks.tsx';
import { FieldError, Slider, useRefusal } from '../ui/index.ts';
import './delays.css';

const STEP_MS = 100;
const DELAYS = [
  { key: 'handlerMs', title: 'Handler', label: 'Delay of the handler' },
  { key: 'storeMs', title: 'Store', label: 'Delay of the store' },
] as const;
const words = (ms: number) => (ms === 0 ? 'none' : `${(ms / 1000).toFixed(1)} s`);

export function Delays() {
  const model = useModel();
  const latency = useView((state) => state.world.holding.latency);
  const { error, attempt } = useRefusal();
  return (
    <fieldset className="options-group delays">
      <legend>Delays</legend>
      <p id="delays-help">Not options: they make your handler, or each call of the store, slower.</p>
      {DELAYS.map(({ key, title, label }) => (
        <div key={key} className="delay">
          <span>{title}</span>
          <Slider
            label={label}
            value={latency[key]}
            max={LIMITS.latencyMs}
            step={STEP_MS}
            words={words}
            describedBy="delays-help"
            onChange={(ms) => void attempt(model.sendCommand({ type: 'setLatency', ...latency, [key]: ms }))}
          />
        </div>
      ))}
      <FieldError id="delays-error">{error}</FieldError>
    </fieldset>
  );
}
