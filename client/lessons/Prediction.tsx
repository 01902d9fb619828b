/** A prediction: the question with its answers and how sure one is, until it is locked; then what was chosen. */
import { Lock } from 'lucide-react';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { Prediction } from '#shared/lessons.ts';
import { lessonsTexts } from '../texts/lessons.ts';
import { Button, FieldError } from '../ui/index.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { showNews } from './newsInView.ts';
import { LineView } from './ProseView.tsx';
import { Confidence, type Locked } from './runRecord.ts';
import './prediction.css';

const T = lessonsTexts;

const CONFIDENCES = Confidence.options.map((value) => ({ value, label: T.confidences[value] }));

interface PredictionFormProps {
  prediction: Prediction;
  /** What the button says that ends it; null where that stands elsewhere (`LockButton`). */
  action: string | null;
  confidence: boolean;
  onLock: (choice: string, confidence: Confidence | null) => void;
}

/** The form that `LockButton` ends: there is one at a time. */
const LOCKED_BY = 'lesson-prediction';

/** Give it the prediction's id as key. */
export function PredictionForm({ prediction, action, confidence, onLock }: PredictionFormProps) {
  const id = useId();
  const [choice, choose] = useState<string | null>(null);
  const [sure, setSure] = useState<Confidence | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (problem !== null) showNews(form.current?.querySelector('.field-error') ?? null);
  }, [problem]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (choice === null) return setProblem(T.chooseFirst);
    if (confidence && sure === null) return setProblem(T.sureFirst);
    onLock(choice, sure);
  };
  return (
    <form ref={form} id={action === null ? LOCKED_BY : undefined} className="prediction" onSubmit={submit}>
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
          <p aria-hidden="true">{T.howSure}</p>
          <Segmented
            label={T.howSure}
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
      {action !== null && (
        <Button type="submit" kind="primary" icon={<Lock />} className="prediction-lock">
          {action}
        </Button>
      )}
    </form>
  );
}

/** Ends the form without a button of its own, from where it is always in view. */
export function LockButton({ className }: { className: string }) {
  return (
    <Button type="submit" form={LOCKED_BY} kind="primary" icon={<Lock />} className={className}>
      {T.lock}
    </Button>
  );
}

/** What was chosen, for as long as the step lasts. */
export function LockedPrediction({ prediction, locked }: { prediction: Prediction; locked: Locked }) {
  const chosen = prediction.choices.find(({ id }) => id === locked.choice);
  if (chosen === undefined) return null;
  return (
    <div className="locked">
      <p className="locked-ask">
        <LineView line={prediction.ask} />
      </p>
      <p className="locked-choice">
        <Lock aria-hidden="true" />
        <span>
          <span className="vh">{T.predictedThis} </span>
          <b>
            <LineView line={chosen.text} />
          </b>
          {locked.confidence !== null && (
            <span className="locked-sure">{T.confidences[locked.confidence]}</span>
          )}
        </span>
      </p>
    </div>
  );
}
