/**
 * What the model shows to the screen and what the screen may ask of it: the contract between client/model and
 * every region. Types only. A state is never changed, each news makes another; world is now, shown is the cursor.
 */
import type { CommandInput, CommandResult } from '#shared/commands.ts';
import type { ExchangeView } from '#shared/exchanges.ts';
import type { Act } from '#shared/lessonChecks.ts';
import type { Course } from '#shared/lessons.ts';
import type { StoreOffer } from '#shared/stores.ts';
import type { TraceEvent } from '#shared/trace.ts';
import type { World } from '#shared/world.ts';

/** recording: a file is shown; no server is asked for anything. */
export type ConnectionStatus = 'connecting' | 'live' | 'offline' | 'refused' | 'recording';

/** Where the trace that the page has begins, though the sandbox was there before. */
export interface Beginning {
  /**
   * too-fast: events were left out; missed: the page was away too long; too-old, let-go: the server, or the page, no longer
   * keeps older ones.
   */
  reason: 'too-fast' | 'missed' | 'too-old' | 'let-go';
  /** What was known last before the events that are missing; null where nothing was, or nothing is missing. */
  before: World | null;
  /** The sandbox with which it begins. */
  after: World;
}

/** Something to tell once, until it is dismissed. */
export interface Notice {
  id: number;
  tone: 'info' | 'warning';
  text: string;
}

/** A line of the timeline: an exchange, or something that happened between exchanges. */
export type TimelineEntry =
  | { kind: 'exchange'; key: string; id: number }
  | { kind: 'note'; key: string; event: TraceEvent };

export type Speed = 0.1 | 0.25 | 0.5 | 1 | 2 | 4 | 8;
export const SPEEDS: readonly Speed[] = [0.1, 0.25, 0.5, 1, 2, 4, 8];

/** Where the stage stands in the trace. */
export interface Cursor {
  /** Follows what happens now, plays from an earlier moment, or stands. */
  mode: 'live' | 'playing' | 'paused';
  /** The last event that the stage draws; 0 before the first. */
  seq: number;
  /** Whether that event's motion is over; while it isn't, `model.progress()` says how far it got. */
  settled: boolean;
  /** Whether exchanges come faster than anybody could follow. */
  rushing: boolean;
  /** Whether a person looks at an earlier moment. Never while live, even where the motion is behind the events. */
  past: boolean;
  /** The exchange on the stage, or null where there was none yet. */
  exchange: number | null;
  speed: Speed;
}

export interface ModelState {
  connection: ConnectionStatus;
  /** One sentence where the connection isn't live. */
  connectionMessage: string | null;
  /** null: the trace is there from its first event. */
  beginning: Beginning | null;
  /** The sandbox as it is now: for whatever acts on the present. */
  world: World;
  /** The sandbox at the cursor: for whatever draws the stage. */
  shown: World;
  /** Every exchange as it stands now, oldest first. */
  exchanges: readonly ExchangeView[];
  /** Exchanges and what happened between them, in order of beginning. */
  timeline: readonly TimelineEntry[];
  cursor: Cursor;
  /** The exchange on the stage as it stood at the cursor. */
  exchange: ExchangeView | null;
  /** The event at the cursor. */
  event: TraceEvent | null;
  notices: readonly Notice[];
  /** Where the sandbox's own server listens; null before it is known. */
  port: number | null;
  /** The demo app's source by file, with every variant; `appSource` picks those that run. Empty before it is known. */
  sources: Readonly<Record<string, string>>;
  /** The stores that a sandbox can have; empty before it is known. */
  stores: readonly StoreOffer[];
  /** The lessons that there are; null before they are known. */
  course: Course | null;
  /** Why no command is sent now, in a sentence; null while nothing is in the way. */
  gate: string | null;
  /** Whether the stage and the timeline keep every exchange to themselves: they show none, though they were. */
  veiled: boolean;
  /** Epoch and seq of the newest event, the latter 0 before the first. */
  epoch: string;
  head: number;
}

/** The controls of the stage's cursor. */
export interface PlayerControls {
  live(): void;
  pause(): void;
  play(): void;
  /** To the settled end of the step after (+1) or before (-1). */
  stepEvent(by: 1 | -1): void;
  /** To the settled end of the next or the previous stay at a station. */
  stepStation(by: 1 | -1): void;
  /** To the settled end of the next or the previous exchange. */
  stepExchange(by: 1 | -1): void;
  /** To the settled end of any event. */
  seek(seq: number): void;
  /** To the settled end of an exchange. */
  seekExchange(id: number): void;
  /** Plays an exchange, with its whole visit, from its beginning. */
  replayExchange(id: number): void;
  setSpeed(speed: Speed): void;
}

export interface Model {
  /** Id of the sandbox that the page belongs to; null before the first welcome. */
  readonly sandbox: string | null;
  getState(): ModelState;
  /** Calls back after a state was replaced, at most once a frame. Returns how to stop. */
  subscribe(listener: () => void): () => void;
  /** From 0 to 1, how far the event at the cursor got in its motion. */
  progress(): number;
  /** Calls back in every frame in which something moves. Returns how to stop. */
  onProgress(listener: (progress: number) => void): () => void;
  player: PlayerControls;
  /** Sends one command; never rejects: whatever goes wrong is a refusal with a sentence. */
  sendCommand(command: CommandInput): Promise<CommandResult>;
  /** The same, also while the gate is closed: for whoever closed it. */
  sendPastGate(command: CommandInput): Promise<CommandResult>;
  /** Refuses every command with this sentence, until null opens the gate again. */
  setGate(sentence: string | null): void;
  /** Keeps the exchanges from stage and timeline, until they are to be seen again; jars, stores and options stay. */
  setVeil(veiled: boolean): void;
  dismissNotice(id: number): void;
  /** Says that a person did something on the page that no command and no event tells of. */
  noteAct(act: Act): void;
  /** Calls back at each such act. Returns how to stop. */
  onAct(listener: (act: Act) => void): () => void;
  /** Events after that seq, oldest first; null where some of them are no longer kept. */
  eventsAfter(seq: number): readonly TraceEvent[] | null;
  /** An exchange as it stood just after that event; null where it hadn't begun. */
  exchangeAt(id: number, seq: number): ExchangeView | null;
  /** Every event that is kept, oldest first. */
  events(): readonly TraceEvent[];
  /** Events of one exchange, oldest first. */
  eventsOf(exchange: number): readonly TraceEvent[];
  /** The sandbox as it was just after that event; clamped to what is kept. */
  worldAt(seq: number): World;
  /** The sandbox's clock now, epoch ms. */
  sandboxNow(): number;
}
