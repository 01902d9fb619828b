import { expect, test } from 'vitest';
import { Replay } from '#shared/replay.ts';
import type { TraceFact } from '#shared/trace.ts';
import { START, stamp, visitFacts } from '../model/sampleTrace.ts';
import { FIRST_STEPS, heldInBoth } from './firstSteps.ts';

function evidenceOf(facts: readonly TraceFact[], found: readonly string[] = []) {
  const replay = new Replay();
  replay.append(stamp([START, ...facts]));
  return { exchanges: replay.exchanges, world: replay.latest, found: new Set(found) };
}

const isDone = (id: string, ...evidence: Parameters<typeof evidenceOf>) =>
  FIRST_STEPS.find((step) => step.id === id)?.isDone(evidenceOf(...evidence));

const pressOf = (id: string, facts: readonly TraceFact[] = []) =>
  FIRST_STEPS.find((step) => step.id === id)?.press(evidenceOf(facts).world);

/** A visit without the facts of that type, or with them changed. */
const visit = (
  change: (fact: TraceFact) => TraceFact | null = (fact) => fact,
  path = '/',
  browser = 'Alice',
) => visitFacts({ exchange: 1, visit: 1, sid: 'sid-a', path, browser }).flatMap((fact) => change(fact) ?? []);

const asPost = (fact: TraceFact): TraceFact =>
  fact.type === 'request.started' || fact.type === 'browser.requested' ? { ...fact, method: 'POST' } : fact;

/** What express-session does with an empty session while saveUninitialized is off. */
const forgotten = (fact: TraceFact): TraceFact | null => {
  if (fact.type === 'decision')
    return { ...fact, answer: false, conditions: [{ name: 'saveUninitialized', value: false }] };
  const gone = ['session.changed', 'store.called', 'store.set', 'cookie.set', 'browser.cookie'];
  return gone.includes(fact.type) ? null : fact;
};

test('before anything happened no step is done', () => {
  expect(FIRST_STEPS.map((step) => step.isDone(evidenceOf([])))).toEqual([false, false, false, false]);
});

test('the login page counts when a browser got it, not when it was only asked for', () => {
  expect(isDone('visit', visit())).toBe(true);
  expect(isDone('visit', visit().slice(0, 3))).toBe(false);
  expect(isDone('visit', visit(undefined, '/views'))).toBe(false);
});

test('a request from outside is not a visit as Alice', () => {
  const outside = visit((fact) => {
    if (fact.type.startsWith('browser.')) return null;
    return fact.type === 'request.started' ? { ...fact, browser: null, visit: null } : fact;
  });
  expect(isDone('visit', outside)).toBe(false);
});

test('a login counts by what it wrote into the session, so a wrong password does not', () => {
  expect(isDone('log-in', visit(asPost, '/user'))).toBe(true);
  const wrong = visit((fact) => (fact.type === 'session.changed' ? null : asPost(fact)), '/user');
  expect(isDone('log-in', wrong)).toBe(false);
});

test('a shape is found while a jar and the store hold it, and after a reset it has to be found again', () => {
  const { world } = evidenceOf(visit());
  expect(heldInBoth(world, 0)).toBe('sid-a');
  expect(heldInBoth(world, 1)).toBeNull();
  expect(isDone('find', visit(), ['sid-a'])).toBe(true);
  expect(isDone('find', [], ['sid-a'])).toBe(false);
});

test('a session in the store alone is not found in two places', () => {
  const jarless = visit((fact) => (fact.type === 'browser.cookie' ? null : fact));
  expect(heldInBoth(evidenceOf(jarless).world, 0)).toBeNull();
});

test('a session that was made and thrown away counts, one that was stored does not', () => {
  expect(isDone('forget', visit(forgotten, '/', 'Bob'))).toBe(true);
  expect(isDone('forget', visit(undefined, '/', 'Bob'))).toBe(false);
  // as a genid does that makes no text: the library never gets to saveUninitialized
  const idless = (fact: TraceFact) => {
    const left = forgotten(fact);
    return left?.type === 'decision'
      ? { ...left, conditions: [{ name: 'hasSessionId', value: false }] }
      : left;
  };
  expect(isDone('forget', visit(idless, '/', 'Bob'))).toBe(false);
});

test('a session that is not yet decided about is not thrown away', () => {
  const running = visit(forgotten, '/', 'Bob').filter(({ type }) => type !== 'response.sent');
  expect(isDone('forget', running)).toBe(false);
});

test('the last step’s button first turns the option off, then visits as Bob', () => {
  expect(pressOf('forget')).toMatchObject({
    label: 'Turn it off',
    command: { type: 'setOptions', options: { saveUninitialized: false } },
  });
  const off: TraceFact = {
    type: 'options.changed',
    exchange: null,
    options: { secret: 'x', saveUninitialized: false },
    changed: ['saveUninitialized'],
  };
  expect(pressOf('forget', [off])).toMatchObject({ label: 'Visit / as Bob' });
  expect(pressOf('forget', [off, ...visit(undefined, '/', 'Bob')])).toMatchObject({
    label: 'Empty Bob’s jar first',
    command: { type: 'clearCookies', browser: 'Bob' },
  });
});

test('a browser that was removed is replaced by one that is there; without any there is no button', () => {
  const removed = (browser: string): TraceFact => ({ type: 'browser.removed', exchange: null, browser });
  expect(pressOf('visit', [removed('Alice')])).toMatchObject({ label: 'Visit / as Mallory' });
  expect(pressOf('visit', ['Alice', 'Bob', 'Mallory'].map(removed))).toBeNull();
});
