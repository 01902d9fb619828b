/**
 * Watches one step of a lesson: told each event and each act since the step began, in order, it says what of the check
 * is met. It depends on their order only, never on how they were batched. Passed and violated are final: the first
 * moment at rest at which everything is met passes the step, and nothing afterwards takes that back.
 */

import { type ExchangeView, foldExchange } from './exchanges.ts';
import type { Act, Part, PartOf } from './lessonChecks.ts';
import type { Near, Step } from './lessons.ts';
import { inside, matches, meets, parsed, type Seen } from './lessonValues.ts';
import { cookieNameOf } from './options.ts';
import { isAtRest } from './rest.ts';
import type { TraceEvent } from './trace.ts';
import { advance, type World } from './world.ts';

type Group = 'all' | 'any' | 'none';

/** How one part of the check stands. */
export interface PartResult {
  readonly part: Part;
  readonly group: Group;
  /** Of `none`: whether it was seen, which violates the step. */
  readonly met: boolean;
  /** Events or acts that met it; 0 for a part about the state. */
  readonly count: number;
  /** seq of the first events that met it. */
  readonly proof: readonly number[];
}

export interface Verdict {
  readonly state: 'pending' | 'passed' | 'violated';
  /** Parts of `all` that are met, and `any` as one. */
  readonly met: number;
  readonly of: number;
  readonly parts: readonly PartResult[];
  /** seq of the event after which it was passed or violated; null while pending. */
  readonly at: number | null;
}

/** The sandbox when a step begins. */
export interface StepStart {
  readonly world: World;
  /** Exchanges that have begun by then; one that is held may go on in this step. */
  readonly exchanges: readonly ExchangeView[];
  /** Events that earlier steps gave a name. */
  readonly named: ReadonlyMap<string, Seen>;
}

const NOT_JUDGED: Verdict = { state: 'pending', met: 0, of: 0, parts: [], at: null };

/** Events that are kept as proof of one part at most. */
const PROOF = 8;

interface Tally {
  readonly part: Part;
  readonly group: Group | 'near';
  count: number;
  proof: number[];
  /** Events that wait for the response of their exchange. */
  waiting: TraceEvent[];
}

export class StepWatch {
  readonly #tallies: readonly Tally[];
  readonly #near: readonly Near[];
  readonly #clockAtStart: number;
  readonly #exchanges: Map<number, ExchangeView>;
  readonly #named: Map<string, Seen>;
  #world: World;
  #verdict: Verdict = NOT_JUDGED;

  constructor(step: Pick<Step, 'pass' | 'near'>, { world, exchanges, named }: StepStart) {
    const tallies = (group: Tally['group'], parts: readonly Part[]) =>
      parts.map((part): Tally => ({ part, group, count: 0, proof: [], waiting: [] }));
    const { all, any, none } = step.pass;
    this.#tallies = [
      ...tallies('all', all),
      ...tallies('any', any),
      ...tallies('none', none),
      ...tallies(
        'near',
        step.near.map(({ when }) => when),
      ),
    ];
    this.#near = step.near;
    this.#world = world;
    this.#clockAtStart = world.clockOffsetMs;
    this.#exchanges = new Map(exchanges.map((view) => [view.id, view]));
    this.#named = new Map(named);
    this.#verdict = this.#judge();
  }

  get verdict(): Verdict {
    return this.#verdict;
  }

  /** The events that have a name by now, for the next step and for words that point at them. */
  get named(): ReadonlyMap<string, Seen> {
    return this.#named;
  }

  /** The near miss to speak of: the last one in the lesson that is met; null where none is, or the step is over. */
  get near(): Near | null {
    if (this.#verdict.state === 'passed') return null;
    const met = this.#tallies.filter(({ group }) => group === 'near').map((tally) => this.#isMet(tally));
    return this.#near[met.lastIndexOf(true)] ?? null;
  }

  /** Whether the sandbox is at rest: then a person has seen all that their last act led to. */
  get isAtRest(): boolean {
    return isAtRest(this.#world, [...this.#exchanges.values()]);
  }

  /** One more event of the trace, in order. */
  see(event: TraceEvent): void {
    this.#world = advance(this.#world, event);
    const { exchange } = event;
    if (exchange !== null)
      this.#exchanges.set(exchange, foldExchange(this.#exchanges.get(exchange) ?? null, event));
    for (const tally of this.#tallies) {
      if (tally.part.kind !== 'event') continue;
      const answered = event.type === 'response.started' || event.type === 'response.sent';
      if (answered) this.#settle(tally, tally.part, event.exchange);
      if (event.type === tally.part.event) this.#consider(tally, tally.part, event);
    }
    this.#verdict = this.#judge();
  }

  /** One more thing that the learner did on the page. */
  did(act: Act): void {
    for (const tally of this.#tallies)
      if (tally.part.kind === 'did' && tally.part.did === act) tally.count += 1;
    this.#verdict = this.#judge();
  }

  #consider(tally: Tally, part: PartOf<'event'>, event: TraceEvent): void {
    const exchange = event.exchange === null ? null : (this.#exchanges.get(event.exchange) ?? null);
    const seen = { event, exchange };
    const answer = meets(seen, part.where, this.#named);
    if (answer === 'undecided') tally.waiting.push(event);
    if (answer !== true) return;
    tally.count += 1;
    if (tally.proof.length < PROOF) tally.proof.push(event.seq);
    if (part.as !== null && !this.#named.has(part.as)) this.#named.set(part.as, seen);
  }

  #settle(tally: Tally, part: PartOf<'event'>, exchange: number | null): void {
    const settled = tally.waiting.filter((event) => event.exchange === exchange);
    if (settled.length === 0) return;
    tally.waiting = tally.waiting.filter((event) => event.exchange !== exchange);
    for (const event of settled) this.#consider(tally, part, event);
  }

  #judge(): Verdict {
    if (this.#verdict.state !== 'pending') return this.#verdict;
    const parts = this.#tallies.flatMap((tally) => {
      const { part, group, count, proof } = tally;
      return group === 'near' ? [] : [{ part, group, met: this.#isMet(tally), count, proof: [...proof] }];
    });
    const all = parts.filter(({ group }) => group === 'all');
    const any = parts.filter(({ group }) => group === 'any');
    const met = all.filter((result) => result.met).length + (any.some((result) => result.met) ? 1 : 0);
    const of = all.length + (any.length > 0 ? 1 : 0);
    const isViolated =
      parts.some((result) => result.group === 'none' && result.met) || all.some((result) => tooMany(result));
    const isPassed = met === of && this.isAtRest;
    const state = isViolated ? 'violated' : isPassed ? 'passed' : 'pending';
    return { state, met, of, parts, at: state === 'pending' ? null : this.#world.seq };
  }

  #isMet({ part, group, count }: Tally): boolean {
    if (part.kind !== 'event' && part.kind !== 'did') return this.#holds(part);
    const { atLeast, atMost } = part.count;
    if (group === 'none' || group === 'near') return count >= Math.max(1, atLeast);
    return count >= atLeast && (atMost === null || count <= atMost);
  }

  /** Whether a part about the state is true of the world as it stands. */
  #holds(part: Exclude<Part, PartOf<'event' | 'did'>>): boolean {
    const world = this.#world;
    switch (part.kind) {
      case 'jar': {
        const jar = world.browsers.find(({ name }) => name === part.jar)?.cookies ?? [];
        const fits = jar.some(
          (cookie) =>
            cookie.name === part.cookie &&
            Object.entries(part.where).every(([field, matcher]) =>
              matches(inside(cookie, field.split('.')), matcher, this.#named),
            ),
        );
        return fits === part.there;
      }
      case 'sessions':
        return matches(world.store.size + world.storeUnlisted, part.count, this.#named);
      case 'session': {
        const session = parsed(sessionOf(world, part.session));
        return matches(inside(session, part.key.split('.')), part.is, this.#named);
      }
      case 'option':
        return matches(optionOf(world, part.option), part.is, this.#named);
      case 'storeKind':
        return world.storeKind === part.storeKind;
      case 'clock':
        return matches(world.clockOffsetMs - this.#clockAtStart, part.clock, this.#named);
    }
  }
}

const tooMany = ({ part, count }: PartResult) =>
  (part.kind === 'event' || part.kind === 'did') && part.count.atMost !== null && count > part.count.atMost;

/** The record, as text, that a browser's session cookie names. */
function sessionOf(world: World, browser: string): string | undefined {
  const name = cookieNameOf(world.options);
  const jar = world.browsers.find((each) => each.name === browser)?.cookies ?? [];
  const sid = jar.find((cookie) => cookie.name === name)?.sid ?? null;
  return sid === null ? undefined : world.store.get(sid)?.data;
}

/** An option as it was given, also one that was written by hand. */
function optionOf({ options }: World, name: string): unknown {
  const { byHand = {} } = options;
  return Object.hasOwn(byHand, name) ? byHand[name] : inside(options, name.split('.'));
}
