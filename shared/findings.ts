/**
 * Findings: what went wrong or could, recognised in the trace and proven by its events. A pure watch over the events in
 * their order; every rule needs all its events before it speaks, and the words for people are in findingTexts.ts.
 */
import { LIMITS } from './limits.ts';
import type { FindingId, PatchOperation, TraceEvent, TraceEventOf } from './trace.ts';

export interface Found {
  id: FindingId;
  exchange: number | null;
  /** seq of the events that prove it, oldest first. */
  proof: number[];
}

/** Exchanges and sessions that are remembered; the oldest goes first. */
const MAX_EXCHANGES = 400;
const MAX_SESSIONS = 2000;
/** Writes of one session that are remembered: more than run at once. */
const MAX_WRITES = 16;
/** Clocks that are this close agree: a store's answer takes its time, and some count whole seconds. */
const SLACK_MS = 2000;
/** Keys under which apps commonly keep who is logged in. */
const IDENTITY = /^\/(?:user(?:_?id|name)?|uid|account|passport|authenticated|(?:is_?)?logged_?in)(?:\/|$)/i;

type Contents = Readonly<Record<string, unknown>>;

interface Write {
  exchange: number | null;
  seq: number;
  contents: Contents;
  byHandler: boolean;
}

interface ExchangeNotes {
  browser: string | null;
  /** cookie.read with a right signature. */
  read: { sid: string; seq: number } | null;
  regenerated: boolean;
  generated: Set<string>;
  loads: Map<string, { seq: number; contents: Contents }>;
  writes: Map<string, Write>;
  cookies: Map<string, string>;
  redirect: number | null;
  answered: number | null;
}

interface SessionNotes {
  writes: Write[];
  expires: number | null;
  /** Who has loaded it: the first cookie.read of each. */
  readers: Map<string | null, number>;
  destroyed: { seq: number; browser: string | null } | null;
}

export class FindingWatch {
  readonly #exchanges = new Map<number, ExchangeNotes>();
  readonly #sessions = new Map<string, SessionNotes>();
  /** Sets that the store hasn't answered. */
  readonly #writing = new Map<number, { sid: string; exchange: number; seq: number }>();

  /** Looks at the next event; answers what it proves. */
  look(event: TraceEvent): Found[] {
    switch (event.type) {
      case 'sandbox.started':
      case 'sandbox.restored':
      case 'store.changed':
      case 'server.restarted':
      case 'server.crashed':
        this.#sessions.clear();
        this.#writing.clear();
        return [];
      case 'cookie.read':
        return this.#cookieRead(event);
      case 'session.generated':
        return this.#generated(event);
      case 'session.changed':
        return this.#changed(event);
      case 'store.called':
        if (event.method === 'set' && event.sid !== null && event.exchange !== null)
          this.#writing.set(event.call, { sid: event.sid, exchange: event.exchange, seq: event.seq });
        return [];
      case 'store.get':
        return event.caller === 'middleware' ? this.#read(event) : [];
      case 'store.set':
        this.#writing.delete(event.call);
        return event.outcome === 'ok' ? this.#written(event) : [];
      case 'store.touch':
        if (event.sid !== null && event.outcome === 'ok') this.#session(event.sid).expires = event.expires;
        return [];
      case 'store.destroy':
        return this.#destroyed(event);
      case 'store.other':
        if (event.method === 'clear') this.#sessions.clear();
        return [];
      case 'cookie.set':
        return this.#cookieSet(event);
      case 'browser.cookie':
        return event.action === 'rejected' ? this.#rejected(event) : [];
      case 'request.started':
        this.#in(event.exchange).browser = event.browser;
        return [];
      case 'response.started': {
        const notes = this.#in(event.exchange);
        notes.answered = event.seq;
        if (event.status >= 300 && event.status < 400 && event.status !== 304) notes.redirect = event.seq;
        return [];
      }
      case 'response.sent':
        return this.#sent(event);
      case 'warning':
        return event.source !== 'sessionscope' && event.text.includes('MemoryStore is not designed')
          ? [{ id: 'memory-store', exchange: event.exchange, proof: [event.seq] }]
          : [];
      default:
        return [];
    }
  }

  #cookieRead({ verdict, sid, seq, exchange }: TraceEventOf<'cookie.read'>): Found[] {
    if (verdict !== 'valid' || sid === null) return [];
    const notes = this.#in(exchange);
    notes.read = { sid, seq };
    const session = this.#sessions.get(sid);
    const end = session?.destroyed ?? null;
    if (end === null || end.browser !== notes.browser || session === undefined) return [];
    session.destroyed = null;
    return [{ id: 'cookie-after-destroy', exchange, proof: [end.seq, seq] }];
  }

  #generated({ sid, reason, exchange }: TraceEventOf<'session.generated'>): Found[] {
    const notes = this.#in(exchange);
    notes.generated.add(sid);
    if (reason === 'regenerated') notes.regenerated = true;
    return [];
  }

  #changed({ sid, patch, seq, exchange }: TraceEventOf<'session.changed'>): Found[] {
    const { read, regenerated } = this.#in(exchange);
    if (read === null || read.sid !== sid || regenerated || !patch.some(logsIn)) return [];
    return [{ id: 'id-kept-over-login', exchange, proof: [read.seq, seq] }];
  }

  #read(event: TraceEventOf<'store.get'>): Found[] {
    const { sid, outcome, seq, exchange, expires, t } = event;
    if (sid === null || exchange === null) return [];
    const notes = this.#in(exchange);
    const found: Found[] = this.#overtaken(sid, exchange, seq);
    const session = this.#session(sid);
    const written = session.writes.at(-1);
    if (outcome === 'missing' && written && session.expires !== null && session.expires > t + SLACK_MS)
      found.push({ id: 'clock-skew', exchange, proof: [written.seq, seq] });
    if (outcome === 'missing' || outcome === 'expired') session.expires = null;
    if (outcome !== 'ok') return found;
    notes.loads.set(sid, { seq, contents: contentsOf(event.data) });
    if (expires !== null && expires <= t - SLACK_MS) found.push({ id: 'clock-skew', exchange, proof: [seq] });
    session.expires = expires;
    return [...found, ...this.#shared(sid, notes, exchange)];
  }

  /** Another exchange has redirected already while its save of this session is still under way. */
  #overtaken(sid: string, exchange: number, seq: number): Found[] {
    for (const saving of this.#writing.values()) {
      if (saving.sid !== sid || saving.exchange === exchange) continue;
      const redirect = this.#exchanges.get(saving.exchange)?.redirect ?? null;
      if (redirect !== null)
        return [{ id: 'redirect-before-save', exchange, proof: [saving.seq, redirect, seq].sort(ascending) }];
    }
    return [];
  }

  #shared(sid: string, { browser, read }: ExchangeNotes, exchange: number): Found[] {
    const { readers } = this.#session(sid);
    if (read?.sid !== sid || readers.has(browser)) return [];
    const [first] = readers.values();
    readers.set(browser, read.seq);
    if (first === undefined || readers.size !== 2) return [];
    return [{ id: 'shared-session', exchange, proof: [first, read.seq] }];
  }

  #written(event: TraceEventOf<'store.set'>): Found[] {
    const { sid, seq, exchange } = event;
    if (sid === null) return [];
    const session = this.#session(sid);
    const contents = contentsOf(event.data);
    const write: Write = { exchange, seq, contents, byHandler: event.caller === 'handler' };
    const found: Found[] = [];
    if (exchange !== null) {
      const notes = this.#in(exchange);
      const base = notes.loads.get(sid);
      const lost =
        base && session.writes.find((other) => other.exchange !== exchange && undoes(base, other, contents));
      if (base && lost) found.push({ id: 'lost-update', exchange, proof: [base.seq, lost.seq, seq] });
      const before = notes.writes.get(sid);
      if (before?.byHandler && !write.byHandler && alike(before.contents, contents))
        found.push({ id: 'double-save', exchange, proof: [before.seq, seq] });
      notes.writes.set(sid, write);
    }
    session.expires = event.expires;
    session.destroyed = null;
    session.writes.push(write);
    if (session.writes.length > MAX_WRITES) session.writes.shift();
    return found;
  }

  #destroyed({ sid, seq, exchange, outcome }: TraceEventOf<'store.destroy'>): Found[] {
    if (sid === null || outcome === 'error') return [];
    const session = this.#session(sid);
    const notes = exchange === null ? null : this.#in(exchange);
    notes?.writes.delete(sid);
    session.writes = [];
    session.expires = null;
    if (notes !== null) session.destroyed = { seq, browser: notes.browser };
    return [];
  }

  #cookieSet({ raw, name, sid, seq, exchange }: TraceEventOf<'cookie.set'>): Found[] {
    if (sid !== null) this.#in(exchange).cookies.set(sid, name);
    const [pair = ''] = raw.split(';', 1);
    // The bytes as they go over the wire, where a header is Latin-1; the "=" between them doesn't count.
    return pair.length - 1 > LIMITS.cookieBytes ? [{ id: 'cookie-too-large', exchange, proof: [seq] }] : [];
  }

  /** The browser didn't take the cookie of a session that was saved for it. */
  #rejected({ name, seq, exchange }: TraceEventOf<'browser.cookie'>): Found[] {
    if (exchange === null) return [];
    const notes = this.#in(exchange);
    const found: Found[] = [];
    for (const [sid, write] of notes.writes)
      if (notes.generated.has(sid) && notes.cookies.get(sid) === name)
        found.push({ id: 'orphan-session', exchange, proof: [write.seq, seq] });
    return found;
  }

  /** A new session is in the store, and the response has said nothing of it. */
  #sent({ exchange, outcome }: TraceEventOf<'response.sent'>): Found[] {
    const notes = this.#in(exchange);
    if (outcome !== 'finished' || notes.answered === null) return [];
    const found: Found[] = [];
    for (const [sid, write] of notes.writes)
      if (notes.generated.has(sid) && !notes.cookies.has(sid))
        found.push({ id: 'orphan-session', exchange, proof: [write.seq, notes.answered].sort(ascending) });
    return found;
  }

  #in(exchange: number | null): ExchangeNotes {
    const id = exchange ?? 0;
    const known = this.#exchanges.get(id);
    if (known !== undefined) return known;
    const notes: ExchangeNotes = {
      browser: null,
      read: null,
      regenerated: false,
      generated: new Set(),
      loads: new Map(),
      writes: new Map(),
      cookies: new Map(),
      redirect: null,
      answered: null,
    };
    keep(this.#exchanges, id, notes, MAX_EXCHANGES);
    return notes;
  }

  #session(sid: string): SessionNotes {
    const known = this.#sessions.get(sid);
    if (known !== undefined) return known;
    const notes: SessionNotes = { writes: [], expires: null, readers: new Map(), destroyed: null };
    keep(this.#sessions, sid, notes, MAX_SESSIONS);
    return notes;
  }
}

function keep<K, V>(map: Map<K, V>, key: K, value: V, most: number): void {
  map.set(key, value);
  if (map.size <= most) return;
  for (const oldest of map.keys()) {
    map.delete(oldest);
    return;
  }
}

const ascending = (a: number, b: number) => a - b;

const logsIn = ({ op, path, value }: PatchOperation): boolean =>
  (op === 'add' || op === 'replace') && IDENTITY.test(path) && Boolean(value);

/** Whether a write puts something back to what its request had read, that another had changed in between. */
function undoes(base: { seq: number; contents: Contents }, other: Write, contents: Contents): boolean {
  if (other.seq < base.seq) return false;
  const keys = new Set([...Object.keys(base.contents), ...Object.keys(other.contents)]);
  return [...keys].some(
    (key) =>
      !alike(base.contents[key], other.contents[key]) &&
      alike(base.contents[key], contents[key]) &&
      !alike(other.contents[key], contents[key]),
  );
}

const alike = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A session's JSON text without its cookie. */
function contentsOf(data: string | null): Contents {
  try {
    const session: unknown = JSON.parse(data ?? '{}');
    if (typeof session !== 'object' || session === null) return {};
    return Object.fromEntries(Object.entries(session).filter(([key]) => key !== 'cookie'));
  } catch {
    return {};
  }
}
