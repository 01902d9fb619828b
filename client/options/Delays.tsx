/** How slow the sandbox's server is made: two delays, which are no options of express-session. */
import { LIMITS } from '#shared/limits.ts';
import { useModel, useView } from '../model/hooks.tsx';
import { optionsTexts } from '../texts/options.ts';
import { FieldError, useRefusal } from '../ui/index.ts';
import { Slider } from '../ui/Slider.tsx';
import './delays.css';

const STEP_MS = 100;
const DELAYS = ['handlerMs', 'storeMs'] as const;
const words = optionsTexts.delays;
const inWords = (ms: number) => (ms === 0 ? words.none : words.seconds(ms / 1000));

export function Delays() {
  const model = useModel();
  const latency = useView((state) => state.world.holding.latency);
  const { error, attempt } = useRefusal();
  return (
    <fieldset className="options-group delays">
      <legend>{words.title}</legend>
      <p id="delays-help">{words.help}</p>
      {DELAYS.map((key) => (
        <div key={key} className="delay">
          <span>{words[key].title}</span>
          <Slider
            label={words[key].label}
            value={latency[key]}
            max={LIMITS.latencyMs}
            step={STEP_MS}
            words={inWords}
            describedBy="delays-help"
            onChange={(ms) => void attempt(model.sendCommand({ type: 'setLatency', ...latency, [key]: ms }))}
          />
        </div>
      ))}
      <FieldError id="delays-error">{error}</FieldError>
    </fieldset>
  );
}
