import { describe, expect, it } from 'vitest';
import { type ExchangeView, foldExchange } from '#shared/exchanges.ts';
import type { TraceEvent, TraceFact } from '#shared/trace.ts';
import { outsideFacts, stamp, visitFacts } from '../model/sampleTrace.ts';
import { describe as tell } from './events.ts';
import { momentWords, placeWords, spoken } from './moment.ts';
import { litStation, restingStation, stationOf, stationsOf } from './stations.ts';
import { whyOf, whyOnTheWire } from './why.ts';

const SID = 'K7QdmEj2zR';

function viewOf(facts: readonly TraceFact[]): { view: ExchangeView; last: TraceEvent } {
  const events = stamp(facts);
  const last = events.at(-1);
  if (last === undefined) throw new Error('An exchange has at least one event.');
  const view = events.reduce<ExchangeView | null>((before, event) => foldExchange(before, event), null);
  if (view === null) throw new Error('unreachable');
  return { view, last };
}

const visit = visitFacts({ exchange: 7, visit: 7, sid: SID, path: '/user' });
/** The visit up to and including the first fact of a type, for a decision its question. */
function upTo(type: TraceFact['type'], question?: string): TraceFact[] {
  const at = visit.findIndex(
    (fact) => fact.type === type && (fact.type !== 'decision' || fact.question === question),
  );
  return visit.slice(0, at + 1);
}
const call = {
  call: 1,
  sid: SID,
  caller: 'middleware',
  durationMs: 0.1,
  error: null,
  expires: null,
} as const;
const common = upTo('request.started');
const states = (view: ExchangeView) => stationsOf(view).map(({ state }) => state);
const station = (view: ExchangeView, id: string) => stationsOf(view).find((found) => found.id === id);

describe('the stations of an exchange', () => {
  it('all wait before the first request', () => {
    expect(stationsOf(null).map(({ state }) => state)).toEqual(Array(7).fill('waiting'));
  });

  it('fill in as the exchange goes on', () => {
    expect(states(viewOf(upTo('request.started')).view)).toEqual(Array(7).fill('waiting'));
    expect(states(viewOf(upTo('session.changed')).view)).toEqual([
      'passed',
      'skipped',
      'passed',
      'passed',
      'waiting',
      'waiting',
      'waiting',
    ]);
    expect(states(viewOf(visit).view)).toEqual([
      'passed',
      'skipped',
      'passed',
      'passed',
      'passed',
      'passed',
      'passed',
    ]);
  });

  it('say what happened in a few words', () => {
    const words = stationsOf(viewOf(visit).view).map(({ label, words: said }) => [label, said]);
    expect(words).toEqual([
      ['Read cookie', 'none sent'],
      ['Verify signature', 'nothing to check'],
      ['Generate session', null],
      ['Your route handler', "session.userid = 'user1'"],
      ['Save?', 'Yes, write it'],
      ['Set cookie?', 'Yes'],
      ['Respond', '200'],
    ]);
  });

  it('cut a long change short, so that what stands below stays in sight', () => {
    const patch = [{ op: 'add', path: '/story', value: 'Once upon a time… '.repeat(400) }];
    const facts = upTo('session.changed').map((fact) =>
      fact.type === 'session.changed' ? { ...fact, patch } : fact,
    );
    const words = station(viewOf(facts).view, 'handler')?.words;
    expect(words).toMatch(/^session\.story = 'Once upon a time… .*…$/);
    expect(words?.length).toBeLessThan(150);
  });

  it('tell a session that was destroyed from one that was only let go', () => {
    const gone: TraceFact = { type: 'session.changed', sid: null, patch: [], data: null, exchange: 7 };
    const destroyed: TraceFact = {
      type: 'store.called',
      call: 2,
      method: 'destroy',
      sid: SID,
      caller: 'handler',
      exchange: 7,
    };
    const wordsAfter = (...facts: TraceFact[]) =>
      station(viewOf([...common, ...facts]).view, 'handler')?.words;
    expect(wordsAfter(destroyed, gone)).toBe('session.destroy()');
    expect(wordsAfter(gone)).toBe('req.session = null');
  });

  it('tell a forged signature and whose id it claims', () => {
    const raw = `s%3A${SID}.forged`;
    const read: TraceFact = {
      type: 'cookie.read',
      exchange: 7,
      name: 'connect.sid',
      raw,
      verdict: 'bad-signature',
      sid: null,
      secret: null,
    };
    const { view } = viewOf([...common, read]);
    expect(station(view, 'read-cookie')).toMatchObject({ sid: SID, ghost: true });
    expect(station(view, 'verify-signature')).toMatchObject({ state: 'failed', words: 'doesn’t match' });
  });

  it('show a session that was neither stored nor sent as thrown away', () => {
    const kept = [
      'browser.requested',
      'request.started',
      'cookie.read',
      'session.generated',
      'response.started',
    ];
    const { view } = viewOf(visit.filter(({ type }) => kept.includes(type)));
    expect(station(view, 'load-session')).toMatchObject({ sid: SID, ghost: true });
    expect(station(view, 'save')).toMatchObject({ state: 'skipped', words: 'not asked' });
  });

  it('call it Touch? where only the expiry moved', () => {
    const decided: TraceFact[] = [
      {
        type: 'decision',
        exchange: 7,
        question: 'save',
        answer: false,
        sid: SID,
        conditions: [
          { name: 'resave', value: false },
          { name: 'saved', value: true },
        ],
      },
      { type: 'decision', exchange: 7, question: 'touch', answer: true, sid: SID, conditions: [] },
    ];
    const { view } = viewOf([...common, ...decided]);
    expect(station(view, 'save')).toMatchObject({ label: 'Touch?', state: 'passed' });
    const [before, now] = whyOf('save', view, 'connect.sid').sentences;
    expect(before).toMatch(/^Not saved: /);
    expect(now).toMatch(/^Touched: /);
  });

  it('say that the store failed', () => {
    const failed: TraceFact[] = [
      { type: 'store.called', exchange: 7, call: 1, method: 'get', sid: SID, caller: 'middleware' },
      { type: 'store.get', exchange: 7, ...call, outcome: 'error', data: null, error: 'down' },
      { type: 'session.failed', exchange: 7, message: 'down' },
    ];
    const { view } = viewOf([...common, ...failed]);
    expect(station(view, 'load-session')).toMatchObject({ state: 'failed' });
    expect(whyOf('load-session', view, 'connect.sid').sentences.join()).toContain('down');
  });

  it('say what express-session said where it could make no session', () => {
    const failed: TraceFact = { type: 'session.failed', exchange: 7, message: 'no secret' };
    const { view } = viewOf([...common, failed]);
    expect(station(view, 'load-session')).toMatchObject({ state: 'failed', words: 'express-session failed' });
    expect(station(view, 'handler')).toMatchObject({ state: 'skipped', words: 'never reached' });
    expect(whyOf('load-session', view, 'connect.sid').sentences.join()).toContain('no secret');
  });

  it('say what express-session said when it could not write the cookie, long after the handler', () => {
    const failed: TraceFact[] = [
      { type: 'session.generated', exchange: 7, sid: SID, reason: 'no-cookie', previous: null },
      {
        type: 'decision',
        exchange: 7,
        question: 'set-cookie',
        answer: false,
        sid: SID,
        conditions: [{ name: 'writable', value: false }],
      },
      { type: 'response.started', exchange: 7, status: 200, headers: [] },
      { type: 'session.failed', exchange: 7, message: 'option priority is invalid' },
    ];
    const { view } = viewOf([...common, ...failed]);
    expect(station(view, 'load-session')).toMatchObject({ state: 'passed' });
    expect(station(view, 'handler')).toMatchObject({ state: 'passed' });
    const said = whyOf('set-cookie', view, 'connect.sid').sentences.join(' ');
    expect(said).toContain('express-session says: “option priority is invalid”.');
  });

  it('are passed by where express-session lets the request pass', () => {
    const skipped: TraceFact = {
      type: 'session.skipped',
      exchange: 7,
      reason: 'path-mismatch',
      message: null,
    };
    const answered: TraceFact = { type: 'response.started', exchange: 7, status: 200, headers: [] };
    const { view } = viewOf([...common, skipped, answered]);
    expect(states(view)).toEqual(['skipped', 'skipped', 'skipped', 'passed', 'skipped', 'skipped', 'passed']);
  });
});

describe('the lit station', () => {
  it('is the one of the event', () => {
    const { view, last } = viewOf(upTo('decision', 'save'));
    expect(litStation(last, view, false)).toBe('save');
  });
  it('is the handler while it runs and nothing has happened since', () => {
    const { view, last } = viewOf(upTo('session.generated'));
    expect(litStation(last, view, false)).toBe('load-session');
    expect(litStation(last, view, true)).toBe('handler');
  });
  it('is none while something is on the wire', () => {
    const { view, last } = viewOf(upTo('request.started'));
    expect(litStation(last, view, true)).toBeNull();
    expect(whyOnTheWire(last, view)?.sentences.join(' ')).toContain('No cookie goes along.');
  });
  it('is none for an event of another exchange', () => {
    const { last } = viewOf(upTo('decision', 'save'));
    expect(litStation(last, viewOf(outsideFacts(8)).view, false)).toBeNull();
  });
  it('belongs to the handler where the handler called the store', () => {
    const [event] = stamp([
      { type: 'store.destroy', exchange: 7, ...call, caller: 'handler', outcome: 'ok', data: null },
    ]);
    expect(event && stationOf(event)).toBe('handler');
  });
});

describe('words', () => {
  const { view } = viewOf(visit);

  it('explain every station of a whole exchange', () => {
    for (const { id } of stationsOf(view)) {
      const why = whyOf(id, view, 'connect.sid');
      expect(why.title).not.toBe('');
      expect(why.sentences.join(' ')).toMatch(/\.$|:$/);
      expect(why.sentences.join(' ')).not.toContain('has not come this far');
    }
  });

  it('name the answer of a decision and what it hung on', () => {
    const why = whyOf('save', view, 'connect.sid');
    expect(why).toMatchObject({ answer: true, question: 'save', source: 'shouldSave' });
    expect(why.conditions).toEqual([{ name: 'modified', value: true }]);
  });

  it('rest at the decision about saving', () => {
    expect(restingStation(view)).toBe('save');
    expect(restingStation(viewOf(upTo('cookie.read')).view)).toBe('read-cookie');
  });

  it('tell every event by a title and its raw values', () => {
    for (const event of stamp(visit)) {
      const { title } = tell(event);
      expect(title).not.toMatch(/undefined|null|\[object/);
      expect(title.length).toBeGreaterThan(4);
    }
    const set = stamp(visit).find(({ type }) => type === 'cookie.set');
    expect(set && tell(set).details).toEqual([`connect.sid=s%3A${SID}.sig; Path=/; HttpOnly`]);
  });

  it('say where the stage stands', () => {
    const { view: saving, last } = viewOf(upTo('decision', 'save'));
    expect(momentWords(last, saving)).toBe('exchange 7, Save? Yes');
    expect(placeWords(last)).toBe('Save?');
    expect(placeWords(null)).toBe('the beginning');
    expect(spoken(last, saving)).toBe('Save? Yes. Session K7Qd.');
  });
});
