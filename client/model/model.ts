/**
 * Puts connection, trace and player together and makes the states that the screen draws: one at most a frame,
 * however fast the trace comes. What a state shares with the one before keeps its identity.
 */
import type { CommandInput, CommandResult } from '#shared/commands.ts';
import type { ExchangeView } from '#shared/exchanges.ts';
import type { Act } from '#shared/lessonChecks.ts';
import { courseInLanguage } from '#shared/lessonLanguages.ts';
import type { Course } from '#shared/lessons.ts';
import { LIMITS } from '#shared/limits.ts';
import type { TraceBatch, TraceGap, Welcome } from '#shared/protocol.ts';
import { refusal } from '#shared/refusal.ts';
import type { StoreOffer } from '#shared/stores.ts';
import type { TraceEvent } from '#shared/trace.ts';
import type { World } from '#shared/world.ts';
import { modelTexts } from '../texts/model.ts';
import { askedLanguage } from '../texts/texts.ts';
import { Connection, type ConnectionSettings, type Line } from './connection.ts';
import { nextState } from './nextState.ts';
import { Player } from './player.ts';
import type { Model, ModelState, Notice, PlayerControls } from './state.ts';
import type { Surroundings } from './surroundings.ts';
import { TraceStore } from './traceStore.ts';

/** Events older than this, in ms by the sandbox's clock, happened before the page looked. */
const HISTORY_MS = 3000;
/** How often a backlog is drawn while it comes, in ms: to draw each of its parts would cost more than to take it in. */
const BACKLOG_MS = 1000;
/** How long it is said that the connection is back. */
const BACK_MS = 8000;
const words = modelTexts.notices;

export class LiveModel implements Model {
  readonly player: PlayerControls;
  readonly #surroundings: Surroundings;
  readonly #store = new TraceStore();
  readonly #player: Player;
  readonly #connection: Line;
  readonly #listeners = new Set<() => void>();
  readonly #progressListeners = new Set<(progress: number) => void>();
  readonly #actListeners = new Set<(act: Act) => void>();
  readonly #stopStillness: () => void;
  #notices: readonly Notice[] = [];
  #nextNotice = 1;
  #sources: Readonly<Record<string, string>> = {};
  #stores: readonly StoreOffer[] = [];
  #course: Course | null = null;
  #lessonsVersion: string | null = null;
  #gate: string | null = null;
  #veiled = false;
  /** The connection was lost, and isn't back. */
  #away = false;
  /** The server's clock minus this page's, ms. */
  #skewMs = 0;
  #frameAsked: 'next' | 'later' | null = null;
  /** In the last frame. */
  #progress = 1;
  #state: ModelState;

  /** `open`: begins to hand over what the model shows; left out, that comes from the server. */
  constructor(
    surroundings: Surroundings,
    open: (settings: ConnectionSettings) => Line = (settings) => new Connection(settings),
  ) {
    this.#surroundings = surroundings;
    const replay = () => this.#store.replay;
    this.#player = new Player(replay, surroundings.now);
    this.player = this.#controls(this.#player);
    this.#stopStillness = surroundings.onStillness((still) => {
      this.#player.setStill(still);
      this.#askFrame();
    });
    this.#connection = open({
      origin: surroundings.origin,
      credentials: surroundings.credentials,
      cursor: () => this.#store.cursor,
      lessons: {
        version: () => this.#lessonsVersion,
        onLessons: ({ version, course }) => {
          this.#lessonsVersion = version;
          this.#course = courseInLanguage(course, askedLanguage);
          this.#askFrame();
        },
      },
      onWelcome: (welcome) => this.#welcomed(welcome),
      onTrace: (batch) => this.#received(batch),
      onGap: (gap) => this.#missed(gap),
      onChange: () => this.#askFrame(),
    });
    this.#state = this.#nextState(null);
  }

  #controls(player: Player): PlayerControls {
    const then = (act: () => void) => {
      act();
      this.#askFrame();
    };
    return {
      live: () => then(() => player.live()),
      pause: () => then(() => player.pause()),
      play: () => then(() => player.play()),
      stepEvent: (by) => then(() => player.stepEvent(by)),
      stepStation: (by) => then(() => player.stepStation(by)),
      stepExchange: (by) => then(() => player.stepExchange(by)),
      seek: (seq) => then(() => player.seek(seq)),
      seekExchange: (id) => then(() => player.seekExchange(id)),
      replayExchange: (id) => then(() => player.replayExchange(id)),
      setSpeed: (speed) => then(() => player.setSpeed(speed)),
    };
  }

  get sandbox(): string | null {
    return this.#surroundings.credentials.load()?.sandbox ?? null;
  }

  getState(): ModelState {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  progress(): number {
    return this.#progress;
  }

  readonly onProgress = (listener: (progress: number) => void): (() => void) => {
    this.#progressListeners.add(listener);
    return () => this.#progressListeners.delete(listener);
  };

  sendCommand(command: CommandInput): Promise<CommandResult> {
    if (this.#gate !== null) return Promise.resolve(refusal('not-now', this.#gate));
    return this.sendPastGate(command);
  }

  sendPastGate(command: CommandInput): Promise<CommandResult> {
    return this.#connection.send(command);
  }

  setGate(sentence: string | null): void {
    this.#gate = sentence;
    this.#askFrame();
  }

  setVeil(veiled: boolean): void {
    this.#veiled = veiled;
    this.#askFrame();
  }

  dismissNotice(id: number): void {
    this.#notices = this.#notices.filter((notice) => notice.id !== id);
    this.#askFrame();
  }

  events(): readonly TraceEvent[] {
    return this.#store.replay.events;
  }

  eventsOf(exchange: number): readonly TraceEvent[] {
    return this.#store.replay.eventsOf(exchange);
  }

  eventsAfter(seq: number): readonly TraceEvent[] | null {
    const { events, base } = this.#store.replay;
    return seq < base.seq ? null : events.slice(seq - base.seq);
  }

  exchangeAt(id: number, seq: number): ExchangeView | null {
    return this.#store.replay.exchangeAt(id, seq);
  }

  noteAct(act: Act): void {
    for (const listener of [...this.#actListeners]) listener(act);
  }

  onAct(listener: (act: Act) => void): () => void {
    this.#actListeners.add(listener);
    return () => this.#actListeners.delete(listener);
  }

  worldAt(seq: number): World {
    return this.#store.replay.worldAt(seq);
  }

  sandboxNow(): number {
    return this.#surroundings.wallClock() + this.#skewMs + this.#store.replay.latest.clockOffsetMs;
  }

  /** Ends the connection; the model shows nothing new afterwards. */
  close(): void {
    this.#stopStillness();
    this.#connection.close();
  }

  #welcomed(welcome: Welcome): void {
    this.#sources = welcome.sources;
    this.#stores = welcome.stores;
    this.#skewMs = welcome.serverTime - this.#surroundings.wallClock();
    if (welcome.fresh) this.#tell('info', words.newSandbox);
    else if (this.#away) {
      const back = this.#tell('info', words.back);
      this.#surroundings.later(() => this.dismissNotice(back), BACK_MS);
    }
    this.#away = false;
    this.#askFrame();
  }

  #received(batch: TraceBatch): boolean {
    const received = this.#store.receive(batch);
    if (received.kind === 'reconnect') return false;
    if (received.kind === 'nothing') return true;
    if (received.restarted) this.#player.restart();
    if (received.forgotten) {
      this.#player.restart();
      this.#tell('info', words.letGo(LIMITS.viewerEvents));
    }
    const now = this.sandboxNow();
    this.#player.received(received.events, (event) => now - event.t < HISTORY_MS);
    if (batch.to < batch.head) this.#awaitRest();
    else this.#askFrame();
    return true;
  }

  #missed(gap: TraceGap): void {
    this.#store.resume(gap);
    this.#player.restart();
    if (gap.reason === 'too-slow') this.#tell('warning', words.tooFast);
    if (gap.reason === 'too-old') this.#tell('info', words.tooOld);
    this.#askFrame();
  }

  #tell(tone: Notice['tone'], text: string): number {
    const others = this.#notices.filter((notice) => notice.text !== text);
    const id = this.#nextNotice++;
    this.#notices = [...others, { id, tone, text }];
    return id;
  }

  #askFrame(): void {
    if (this.#frameAsked === 'next') return;
    this.#frameAsked = 'next';
    this.#surroundings.nextFrame(() => {
      this.#frameAsked = null;
      this.#frame();
    });
  }

  /** More is on its way, and its end asks for a frame: until then one now and then is enough. */
  #awaitRest(): void {
    if (this.#frameAsked !== null) return;
    this.#frameAsked = 'later';
    this.#surroundings.later(() => {
      if (this.#frameAsked === 'later') this.#askFrame();
    }, BACKLOG_MS);
  }

  #frame(): void {
    // Asked before the position is: drawing takes time, and what ends meanwhile has to be drawn, too.
    const next = this.#player.nextChange;
    this.#player.advance();
    const before = this.#state;
    this.#progress = this.#player.position.progress;
    this.#state = this.#nextState(before);
    if (this.#state.connection === 'offline') this.#away = true;
    if (this.#state !== before) for (const listener of [...this.#listeners]) listener();
    for (const listener of [...this.#progressListeners]) listener(this.#progress);
    if (next === 0) this.#askFrame();
    else if (next !== null) this.#surroundings.later(() => this.#askFrame(), next);
  }

  #nextState(before: ModelState | null): ModelState {
    const parts = {
      store: this.#store,
      player: this.#player,
      connection: this.#connection.status,
      connectionMessage: this.#connection.message,
      notices: this.#notices,
      sources: this.#sources,
      stores: this.#stores,
      course: this.#course,
      gate: this.#gate,
      veiled: this.#veiled,
    };
    return nextState(parts, before);
  }
}
