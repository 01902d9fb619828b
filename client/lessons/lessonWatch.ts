/**
 * Feeds a step's watch with what the learner has seen happen: events as far as the stage has drawn them, so that no
 * result comes before its cause, and acts on the page.
 */
import type { ExchangeView } from '#shared/exchanges.ts';
import type { Act } from '#shared/lessonChecks.ts';
import type { Step } from '#shared/lessons.ts';
import type { Line } from '#shared/lessonText.ts';
import type { Seen } from '#shared/lessonValues.ts';
import { type PartResult, StepWatch } from '#shared/stepWatch.ts';
import type { Model, ModelState } from '../model/state.ts';
import { lessonsTexts } from '../texts/lessons.ts';
import type { Judged, Place } from './lessonMachine.ts';

export class LessonWatch {
  readonly step: Step;
  readonly from: Place;
  readonly #model: Model;
  readonly #watch: StepWatch;
  #seen: number;

  /** `named`: seq of events that earlier steps gave a name. */
  constructor(model: Model, step: Step, from: Place, named: Readonly<Record<string, number>>) {
    this.step = step;
    this.from = from;
    this.#model = model;
    this.#seen = from.seq;
    this.#watch = new StepWatch(step, {
      world: model.worldAt(from.seq),
      exchanges: exchangesAt(model, from.seq),
      named: new Map(Object.entries(named).flatMap(([name, seq]) => seenAt(model, name, seq))),
    });
  }

  did(act: Act): void {
    this.#watch.did(act);
  }

  /** Sees what the stage has drawn since, and answers how the step stands. */
  look(state: ModelState): Judged {
    const drawn = drawnUpTo(state);
    for (const event of this.#model.eventsAfter(this.#seen) ?? []) {
      if (event.seq > drawn) break;
      this.#watch.see(event);
      this.#seen = event.seq;
    }
    return this.#judged();
  }

  #judged(): Judged {
    const { verdict, near, named } = this.#watch;
    const broken = verdict.parts.find(isBroken) ?? null;
    return {
      state: verdict.state,
      tried: this.#seen > this.from.seq,
      met: verdict.met,
      of: verdict.of,
      missing: missingOf(verdict.parts),
      broken: broken === null ? null : broken.part.says,
      near: near?.say ?? null,
      named: Object.fromEntries([...named].map(([name, { event }]) => [name, event.seq])),
      at: verdict.at,
    };
  }
}

/** While the stage follows, what it has drawn; else all there is, for nobody waits for it. */
function drawnUpTo({ cursor, head }: ModelState): number {
  if (cursor.mode !== 'live') return head;
  return cursor.settled ? cursor.seq : cursor.seq - 1;
}

function exchangesAt(model: Model, seq: number): ExchangeView[] {
  return model
    .getState()
    .exchanges.filter(({ firstSeq }) => firstSeq <= seq)
    .flatMap((view) => (view.lastSeq <= seq ? view : (model.exchangeAt(view.id, seq) ?? [])));
}

function seenAt(model: Model, name: string, seq: number): [string, Seen][] {
  const event = model.eventsAfter(seq - 1)?.[0];
  if (event === undefined) return [];
  const exchange = event.exchange === null ? null : model.exchangeAt(event.exchange, event.seq);
  return [[name, { event, exchange }]];
}

const isBroken = ({ group, met, part, count }: PartResult): boolean =>
  group === 'none'
    ? met
    : (part.kind === 'event' || part.kind === 'did') &&
      part.count.atMost !== null &&
      count > part.count.atMost;

/** What is still asked for; of alternatives all, as one. */
function missingOf(parts: readonly PartResult[]): Line[] {
  const all = parts.filter(({ group, met }) => group === 'all' && !met).map(({ part }) => part.says);
  const any = parts.filter(({ group }) => group === 'any');
  if (any.length === 0 || any.some(({ met }) => met)) return all;
  const alternatives = any.flatMap(
    ({ part }, index): Line =>
      index === 0 ? part.says : [{ text: lessonsTexts.or, style: 'plain', to: null }, ...part.says],
  );
  return [...all, alternatives];
}
