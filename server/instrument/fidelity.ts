/**
 * The proof of fidelity: plays a random sequence to the bare and to the instrumented express-session and says what
 * differs. Shared by the test and by `npm run bench -- fidelity`; what a sequence is made of is in fidelityCases.ts.
 */
import { sign } from 'cookie-signature';
import type { Request } from 'express';
import session from 'express-session';
import { parseSetCookie, takeApart } from '#shared/cookies.ts';
import { checkTrace } from '#shared/exchangeMachine.ts';
import { TraceEvent, type TraceFact } from '#shared/trace.ts';
import { SECRET, type Sequence, type SomeRequest, type Step } from './fidelityCases.ts';
import { instrumentSession } from './instrumentSession.ts';
import { inWords } from './observedApp.ts';
import { RunningInTurn } from './running.ts';
import { advanceClock, stopClock } from './stoppedClock.ts';
import { TwinServer, twinApp } from './twin.ts';
import { WritingStore } from './writingStore.ts';

const turn = (): Promise<void> => new Promise(setImmediate);
/** Turns of the event loop without anything new after which nothing is under way. */
const QUIET_TURNS = 4;

/** One of the twins: an app with a store of its own, and the cookie as a browser would keep it. */
class Twin {
  readonly notes: string[] = [];
  readonly store: WritingStore;
  readonly #server: TwinServer;
  readonly #name: string;
  #first = '';
  #kept = '';

  constructor(server: TwinServer, library: typeof session, { given, store }: Sequence) {
    const { asFunction, genidThrows, cookie, ...rest } = given;
    this.#server = server;
    this.#name = given.name ?? 'connect.sid';
    this.store = new WritingStore(store);
    let ids = 0;
    const genid = (req: Request) => {
      ids += 1;
      // In a regenerate() nobody would catch it.
      if (ids === genidThrows && !req.session) throw new Error('genid threw up');
      return `id-${ids}`;
    };
    const cookieOptions = asFunction ? () => ({ ...cookie }) : cookie;
    const options = { ...rest, genid, cookie: cookieOptions, store: this.store };
    server.app = twinApp(Reflect.apply(library, undefined, [options]), this.notes);
  }

  /** Every answer, in the order of the requests. */
  async play({ connection, requests, order }: Step): Promise<string[]> {
    if (connection !== null) this.store.emit(connection);
    const texts = requests.map((request) => this.#textOf(request));
    const answers = await (texts.length === 1 ? this.#alone(texts) : this.#beside(texts, order));
    for (const answer of answers) this.#keep(answer);
    return answers;
  }

  async #alone(texts: string[]): Promise<string[]> {
    const answers = await Promise.all(texts.map((text) => this.#server.send(0, text).answer));
    do await this.#quiet();
    while (this.store.pending > 0);
    return answers;
  }

  /** At each moment one thing happens, which the order chooses: a store call is carried out, or a request comes. */
  async #beside(texts: string[], order: readonly number[]): Promise<string[]> {
    const { store } = this;
    const answers: Promise<string>[] = [];
    const choices = [...order];
    store.waits = true;
    while (answers.length < texts.length || store.waiting.length > 0) {
      const next = texts[answers.length];
      const possible = store.waiting.length + (next === undefined ? 0 : 1);
      const [go] = store.waiting.splice((choices.shift() ?? 0) % possible, 1);
      if (go !== undefined) go();
      else {
        const { here, answer } = this.#server.send(answers.length, next ?? '');
        answers.push(answer);
        await here;
      }
      await this.#quiet();
    }
    store.waits = false;
    return Promise.all(answers);
  }

  async #quiet(): Promise<void> {
    let before = -1;
    for (let still = 0; still < QUIET_TURNS; ) {
      await turn();
      const now = this.store.written.length + this.notes.length + this.#server.progress;
      still = now === before ? still + 1 : 0;
      before = now;
    }
  }

  #textOf({ handler, method, cookie, https, lastOnLine }: SomeRequest): string {
    const value = this.#cookie(cookie);
    const lines = [
      `${method} /${handler} HTTP/1.1`,
      'Host: localhost',
      `X-Forwarded-Proto: ${https ? 'https' : 'http'}`,
      ...(lastOnLine ? ['Connection: close'] : []),
      ...(value === '' ? [] : [`Cookie: other=1; ${value}`]),
      ...(method === 'POST' ? ['Content-Length: 0'] : []),
    ];
    return `${lines.join('\r\n')}\r\n\r\n`;
  }

  #cookie(which: string): string {
    const kept = this.#kept;
    const [, value = ''] = kept.split('=');
    const signed = (sid: string) => `${this.#name}=${encodeURIComponent(`s:${sign(sid, SECRET)}`)}`;
    const cookies: Record<string, string> = {
      kept,
      first: this.#first,
      none: '',
      tampered: `${kept.slice(0, -2)}xy`,
      unsigned: `${this.#name}=hello`,
      unknown: signed('nobody'),
      empty: `${this.#name}=`,
      'by the oldest secret': signed(takeApart(value)?.sid ?? 'id-1'),
      unencoded: decodeURIComponent(kept),
      quoted: `${this.#name}="${value}"`,
      twice: `${signed('id-1')}; ${kept}`,
    };
    return cookies[which] ?? '';
  }

  #keep(answer: string): void {
    for (const [, raw = ''] of answer.matchAll(/^set-cookie: (.*)$/gim)) {
      const set = parseSetCookie(raw);
      if (set?.name !== this.#name) continue;
      this.#kept = `${set.name}=${set.value}`;
      this.#first ||= this.#kept;
    }
  }
}

export interface Outcome {
  /** Requests that were sent, each to both. */
  cases: number;
  events: readonly TraceEvent[];
  /** What is not alike or not explained; null where all is well. */
  objection: string | null;
}

/** The instrumented library, in both ways to know whose code runs. */
interface Observed {
  throughout: typeof session;
  inTurn: typeof session;
}

/** Two servers side by side, for any number of sequences, one after the other. */
export class FidelityProof {
  readonly #bareServer = new TwinServer();
  readonly #observedServer = new TwinServer();
  readonly #ends: (() => void)[] = [];
  readonly #library: typeof session;
  /** The library, instrumented once a way for many sequences: each instrumentation costs all that come after it. */
  #observed: Observed;
  #events: TraceEvent[] = [];

  private constructor(library: typeof session) {
    this.#library = library;
    this.#observed = this.#instrument();
  }

  #instrument(): Observed {
    const sink = (fact: TraceFact) => {
      const seq = this.#events.length + 1;
      this.#events.push(TraceEvent.parse({ ...fact, seq, t: 0, mono: 0 }));
    };
    return {
      throughout: instrumentSession(this.#library, sink),
      inTurn: instrumentSession(this.#library, sink, { running: new RunningInTurn() }),
    };
  }

  /** Stops the thread's clock until close(). Another `library` than the real one is for testing the proof. */
  static async open(library: typeof session = session): Promise<FidelityProof> {
    const proof = new FidelityProof(library);
    // Options that are left out are meant to be; the library's advice would fill the screen.
    const unheard = () => {};
    process.on('deprecation', unheard);
    proof.#ends.push(stopClock(), () => process.off('deprecation', unheard));
    await Promise.all([proof.#bareServer.start(), proof.#observedServer.start()]);
    return proof;
  }

  close(): void {
    this.#bareServer.stop();
    this.#observedServer.stop();
    for (const end of this.#ends) end();
  }

  /** Plays a sequence to both. Never rejects for what they do. */
  async play(sequence: Sequence): Promise<Outcome> {
    this.#events = [];
    const outcome = await this.#play(sequence);
    // What was said once isn't said again, and a smaller sequence may be tried next.
    if (outcome.objection !== null) this.#observed = this.#instrument();
    return outcome;
  }

  async #play(sequence: Sequence): Promise<Outcome> {
    const bare = new Twin(this.#bareServer, session, sequence);
    const observed = new Twin(
      this.#observedServer,
      this.#observed[sequence.inTurn ? 'inTurn' : 'throughout'],
      sequence,
    );
    const events = this.#events;
    let cases = 0;
    for (const step of sequence.steps) {
      advanceClock(step.waitMs);
      const [expected, seen] = await Promise.all([bare.play(step), observed.play(step)]);
      cases += step.requests.length;
      const objection = differences('The answers', expected, seen);
      if (objection !== null) return { cases, events, objection };
    }
    const objection =
      differences('The store’s calls', bare.store.written, observed.store.written) ??
      differences('What the handlers saw', bare.notes, observed.notes) ??
      disputed(events);
    return { cases, events, objection };
  }
}

function differences(what: string, expected: readonly string[], seen: readonly string[]): string | null {
  const at = expected.findIndex((each, index) => each !== seen[index]);
  if (at === -1 && expected.length === seen.length) return null;
  const index = at === -1 ? expected.length : at;
  return `${what} differ. Bare:\n${expected[index] ?? 'nothing'}\nInstrumented:\n${seen[index] ?? 'nothing'}`;
}

/** decide() is compared by the instrumentation itself, which warns where it disagrees. */
function disputed(events: readonly TraceEvent[]): string | null {
  const told = () => events.map((event) => `${event.exchange} ${inWords(event)}`).join('\n');
  if (events.some((event) => event.type === 'warning')) return `Something was told as wrong:\n${told()}`;
  const check = checkTrace(events);
  return check.ok ? null : `The trace can’t be: ${JSON.stringify(check)}\n${told()}`;
}
