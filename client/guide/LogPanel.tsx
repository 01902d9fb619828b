/**
 * What the stage showed, as sentences: a list that a person reads, and, always, a live log for those who listen. The list has
 * every step; the live log leaves out those that nobody had the time to listen to.
 */
import { X } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useModel, useView } from '../model/hooks.tsx';
import type { Model } from '../model/state.ts';
import { guideTexts } from '../texts/guide.ts';
import { IconButton } from '../ui/index.ts';
import { logShown } from './logShown.ts';
import { sentenceOf } from './sentences.ts';
import './log-panel.css';

const T = guideTexts.log;

/** Steps in the list at most: the timeline has them all. */
const LISTED = 80;
/** Nobody can listen to more than that: shorter stays are not spoken. */
const STAY_MS = 150;
const SPOKEN = 6;

/** What scrolls takes the focus, so that arrow keys can scroll it. */
const SCROLLABLE = { tabIndex: 0 };

interface Said {
  seq: number;
  text: string;
}

/** Each has a number of its own: the stage may come to a step again. */
interface Spoken {
  nth: number;
  text: string;
}

export function LogPanel() {
  const model = useModel();
  const seq = useView((state) => state.cursor.seq);
  const epoch = useView((state) => state.epoch);
  const veiled = useView((state) => state.veiled);
  const said = veiled ? [] : saidUpTo(model, seq);
  const list = useRef<HTMLOListElement>(null);
  useLayoutEffect(() => {
    if (list.current !== null && seq >= 0) list.current.scrollTop = list.current.scrollHeight;
  }, [seq]);
  return (
    <section className="log-panel" aria-label={T.title}>
      <header>
        <h2>{T.title}</h2>
        <p>{T.lede}</p>
        <IconButton label={T.close} onClick={() => logShown.set(false)}>
          <X />
        </IconButton>
      </header>
      {said.length === 0 ? (
        <p className="log-panel-empty">{T.empty}</p>
      ) : (
        <ol ref={list} aria-label={T.title} {...SCROLLABLE}>
          {said.map(({ seq: each, text }) => (
            <li key={`${epoch} ${each}`} aria-current={each === seq ? 'step' : undefined}>
              {text}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function saidUpTo(model: Model, seq: number): Said[] {
  const { world } = model.getState();
  const kept = model.eventsAfter(seq - LISTED) ?? model.events();
  return kept
    .slice(0, LISTED)
    .filter((event) => event.seq <= seq)
    .map((event) => ({ seq: event.seq, text: sentenceAt(model, event, world) }));
}

const sentenceAt = (
  model: Model,
  event: Parameters<typeof sentenceOf>[0],
  world: Parameters<typeof sentenceOf>[2],
): string => {
  const exchange = event.exchange === null ? null : model.exchangeAt(event.exchange, event.seq);
  return sentenceOf(event, exchange, world);
};

/** For screen readers: each step that the stage stood at for a moment, also with reduced motion. */
export function SpokenLog() {
  const step = useView(
    ({ event: at, exchange, shown }) => ({
      event: at,
      text: at === null ? '' : sentenceOf(at, exchange, shown),
    }),
    (a, b) => a.event === b.event && a.text === b.text,
  );
  const [said, setSaid] = useState<readonly Spoken[]>([]);
  const { event, text } = step;
  useEffect(() => {
    if (event === null) return;
    const say = () =>
      setSaid((before) => [...before, { nth: (before.at(-1)?.nth ?? 0) + 1, text }].slice(-SPOKEN));
    const timer = setTimeout(say, STAY_MS);
    return () => clearTimeout(timer);
  }, [event, text]);
  return (
    <div className="vh" role="log" aria-label={T.spoken}>
      {said.map((each) => (
        <p key={each.nth}>{each.text}</p>
      ))}
    </div>
  );
}
