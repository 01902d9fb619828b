/** A prediction: the question with its answers and how sure one is, until it is locked; then what was chosen. */
import { Lock } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import type { Prediction } from '#shared/lessons.ts';
import { Button, FieldError, Segmented } from '../ui/index.ts';
import { CONFIDENCES, TEXTS } from './lessonTexts.ts';
import { LineView } from './ProseView.tsx';
import type { Confidence, Locked } from './runRecord.ts';
import './prediction.css';

interface PredictionFormProps {
  prediction: Prediction;
  /** What the button says that ends it. */
  action: string;
  confidence: boolean;
  onLock: (choice: string, confidence: Confidence | null) => void;
}

/** Give it the prediction's id as key. */
export function PredictionForm({ prediction, action, confidence, onLock }: PredictionFormProps) {
  const id = useId();
  const [choice, choose] = useState<string | null>(null);
  const [sure, setSure] = useState<Confidence | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (choice === null) return setProblem(TEXTS.chooseFirst);
    if (confidence && sure === null) return setProblem(TEXTS.sureFirst);
    onLock(choice, sure);
  };
  return (
    <form className="prediction" onSubmit={submit}>
      <fieldset className="choices" aria-describedby={`${id}-problem`}>
        <legend>
          <LineView line={prediction.ask} />
        </legend>
        {prediction.choices.map(({ id: value, text }) => (
          <label key={value} className="choice">
            <input
              type="radio"
              name={id}
              value={value}
              checked={choice === value}
              onChange={() => {
                choose(value);
                setProblem(null);
              }}
            />
            <span className="choice-dot" aria-hidden="true" />
            <span>
              <LineView line={text} />
            </span>
          </label>
        ))}
      </fieldset>
      {confidence && (
        <div className="sureness">
          <p aria-hidden="true">{TEXTS.howSure}</p>
          <Segmented
            label={TEXTS.howSure}
            value={sure}
            options={CONFIDENCES}
            onChange={(value) => {
              setSure(value);
              setProblem(null);
            }}
          />
        </div>
      )}
      <FieldError id={`${id}-problem`}>{problem}</FieldError>
      <Button type="submit" kind="primary" icon={<Lock />} className="prediction-lock">
        {action}
      </Button>
    </form>
  );
}

/** What was chosen, for as long as the step lasts. */
export function LockedPrediction({ prediction, locked }: { prediction: Prediction; locked: Locked }) {
  const chosen = prediction.choices.find(({ id }) => id === locked.choice);
  const sure = CONFIDENCES.find(({ value }) => value === locked.confidence);
  if (chosen === undefined) return null;
  return (
    <div className="locked">
      <p className="locked-ask">
        <LineView line={prediction.ask} />
      </p>
      <p className="locked-choice">
        <Lock aria-hidden="true" />
        <span>
          <span className="vh">{TEXTS.predicted}: </span>
          <b>
            <LineView line={chosen.text} />
          </b>
          {sure && <span className="locked-sure">{sure.label}</span>}
        </span>
      </p>
    </div>
  );
}
