// What the course has to teach, claim by claim, and where it does: the lesson, the step and the part of its check without
// which the step doesn't pass. The list stands here as text, so that no claim and no lesson's part in it gets lost unseen.
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Part } from '#shared/lessonChecks.ts';
import type { Lesson, Step } from '#shared/lessons.ts';
import { loadCourse } from './loadCourse.ts';

const folder = fileURLToPath(new URL('../../lessons', import.meta.url));

interface Row {
  /** As learners meet it. */
  claim: string;
  id: string;
  /** `<lesson>/<step>`: what its check asks for, as the type of an event, an act, or what the state is looked at. */
  taught: Record<string, string>;
}

const ROWS: readonly Row[] = [
  {
    claim: 'HTTP is stateless; a session makes it stateful',
    id: 'stateless-http',
    taught: { 'first-cookie/first': 'request.started', 'first-cookie/second': 'cookie.read' },
  },
  {
    claim: 'A cookie lives in the browser, a session on the server; the cookie holds only the id',
    id: 'cookie-holds-the-id',
    taught: { 'id-and-data/fill': 'store.set', 'id-and-data/forget': 'sessions' },
  },
  {
    claim: 'connect.sid is encrypted',
    id: 'connect-sid-is-encrypted',
    taught: { 'signed-not-encrypted/apart': 'take-apart' },
  },
  {
    claim: 'Changing the cookie breaks it and the server notices at once',
    id: 'tampering-is-noticed',
    taught: { 'tampering/signature': 'session.generated', 'tampering/unsigned': 'session.generated' },
  },
  {
    claim: 'It is no security problem if a third party can read the cookie',
    id: 'reading-is-harmless',
    taught: { 'theft/steal': 'cookie.read' },
  },
  {
    claim: 'With invalid credentials no session is made and no cookie is saved',
    id: 'no-session-without-credentials',
    taught: { 'wrong-password/try': 'store.set', 'wrong-password/repair': 'decision' },
  },
  {
    claim: 'saveUninitialized sends uninitialised sessions to the store, and the cookie goes with it',
    id: 'save-uninitialized-stores-empty-sessions',
    taught: { 'empty-sessions/on': 'store.set', 'empty-sessions/off': 'decision' },
  },
  {
    claim: 'resave: false means no store call on a read',
    id: 'resave-false-means-no-store-call',
    taught: { 'quiet-request/reload': 'store.touch' },
  },
  {
    claim: 'resave: true can lose data when two requests run side by side',
    id: 'resave-true-loses-data',
    taught: { 'lost-update/race': 'store.set', 'lost-update/repair': 'store.touch' },
  },
  {
    claim: 'resave: false alone doesn’t save two writers',
    id: 'resave-false-is-safe',
    taught: { 'two-writers/race': 'store.set', 'two-writers/in-the-wild': 'store.set' },
  },
  {
    claim: 'The defaults of both are true and deprecated',
    id: 'defaults-are-deprecated',
    taught: { 'left-out/omit': 'warning', 'left-out/write': 'option' },
  },
  {
    claim: 'maxAge makes the browser delete the cookie',
    id: 'max-age-deletes-the-cookie',
    taught: {
      'three-clocks/later': 'browser.cookie',
      'rolling/on': 'cookie.set',
      'expiry/alice': 'sessions',
    },
  },
  {
    claim: 'A session cookie always dies with the browser window',
    id: 'session-cookie-dies-with-the-window',
    taught: { 'window-closes/close': 'browser.closed', 'window-closes/without': 'browser.closed' },
  },
  {
    claim: 'Log-out (destroy) clears the cookie on the client',
    id: 'destroy-clears-the-cookie',
    taught: { 'log-out/destroy': 'jar', 'log-out/clear': 'browser.cookie' },
  },
  {
    claim: 'The secret is a value in the cookie; a wrong secret makes the session invalid',
    id: 'secret-is-in-the-cookie',
    taught: { 'rotation/replace': 'cookie.read', 'rotation/rotate': 'cookie.read' },
  },
  {
    claim: 'MemoryStore keeps sessions',
    id: 'memory-store-keeps-sessions',
    taught: { 'restart/memory': 'server.restarted', 'restart/file': 'storeKind' },
  },
  {
    claim: 'cookie-parser is needed',
    id: 'cookie-parser-is-needed',
    taught: { 'cookie-parser/login': 'cookie.read', 'cookie-parser/disturb': 'cookie.read' },
  },
  {
    claim: 'secure: true sends the cookie only over HTTPS',
    id: 'secure-means-https-only',
    taught: { 'orphan-sessions/look': 'decision', 'https-only/tls': 'cookie.set' },
  },
  {
    claim: 'httpOnly keeps page scripts from the cookie',
    id: 'http-only-hides-the-cookie',
    taught: { 'http-only/hidden': 'browser.script', 'http-only/open': 'browser.script' },
  },
  {
    claim: 'sameSite: which cross-site requests carry the cookie',
    id: 'same-site',
    taught: {
      'same-site/lax': 'browser.cookie',
      'same-site/strict': 'browser.cookie',
      'same-site/none': 'browser.cookie',
    },
  },
  {
    claim: 'saveUnitialized: true in the options',
    id: 'misspelt-option',
    taught: { 'misspelt-option/look': 'warning' },
  },
  {
    claim: 'One module-level session variable for all requests',
    id: 'module-variable',
    taught: { 'shared-variable/look': 'browser.page', 'shared-variable/repair': 'browser.page' },
  },
  {
    claim: 'A login keeps the same session id',
    id: 'login-keeps-the-id',
    taught: { 'fixation/plant': 'session.changed', 'fixation/repair': 'session.generated' },
  },
  {
    claim: 'res.redirect after a change is safe',
    id: 'redirect-is-safe',
    taught: { 'redirect-race/overtake': 'session.loaded', 'redirect-race/repair': 'session.loaded' },
  },
  {
    claim: 'req.session = null, destroy, regenerate, reload, unset',
    id: 'ways-to-end-a-session',
    taught: {
      'ways-to-end/set-null': 'decision',
      'ways-to-end/reload': 'decision',
      'ways-to-end/regenerate': 'session.generated',
      'ways-to-end/unset': 'option',
    },
  },
  {
    claim:
      'What sessions are for: authentication, cart, flash messages, preferences; when a plain cookie is enough',
    id: 'uses-of-sessions',
    taught: {
      'four-uses/login': 'store.set',
      'four-uses/cart': 'store.set',
      'four-uses/flash': 'session.changed',
      'four-uses/language': 'store.set',
      'plain-cookie/theme': 'decision',
    },
  },
];

const { index, lessons, errors } = await loadCourse(folder);

const stepAt = (place: string): { lesson: Lesson; step: Step } | null => {
  const [id, stepId] = place.split('/');
  const lesson = lessons.find((loaded) => loaded.lesson.id === id)?.lesson;
  const step = lesson?.steps.find((one) => one.id === stepId);
  return lesson === undefined || step === undefined ? null : { lesson, step };
};

/** What a part of a check looks at. */
function subject(part: Part): string {
  if (part.kind === 'event') return part.event;
  return part.kind === 'did' ? part.did : part.kind;
}

describe('the table of claims', () => {
  test('has 26 rows, each another claim, and the index of the lessons has the same ones', () => {
    expect(errors).toEqual([]);
    expect(ROWS.length).toBe(26);
    expect(new Set(ROWS.map(({ claim }) => claim)).size).toBe(26);
    expect(Object.keys(index?.claims ?? {}).sort()).toEqual(ROWS.map(({ id }) => id).sort());
  });

  for (const { claim, id, taught } of ROWS)
    describe(`“${claim}”`, () => {
      for (const [place, asked] of Object.entries(taught))
        test(`is put to the test by ${place}, which asks for ${asked}`, () => {
          const found = stepAt(place);
          expect(found, `there is no step ${place}`).not.toBeNull();
          expect(found?.step.teaches).toContain(id);
          const parts = found === null ? [] : [...found.step.pass.all, ...found.step.pass.any];
          expect(parts.map(subject)).toContain(asked);
        });

      test('is predicted before it is seen, in one of its steps', () => {
        const asking = Object.keys(taught).filter((place) => {
          const found = stepAt(place);
          return found?.lesson.predictions.some(({ before }) => before === found.step.id);
        });
        expect(asking).not.toEqual([]);
      });
    });

  test('leaves no lesson out: each puts a claim to the test', () => {
    const idle = lessons.filter(({ lesson }) => lesson.steps.every(({ teaches }) => teaches.length === 0));
    expect(idle.map(({ lesson }) => lesson.id)).toEqual([]);
  });

  test('and what somebody believes who predicts wrongly has words, all of which are used', () => {
    const believed = new Set(
      lessons.flatMap(({ lesson }) =>
        lesson.predictions.flatMap(({ choices }) =>
          choices.flatMap(({ misconception }) => misconception ?? []),
        ),
      ),
    );
    const words = Object.keys(index?.misconceptions ?? {});
    const claims = Object.keys(index?.claims ?? {});
    expect([...believed].filter((id) => ![...words, ...claims].includes(id))).toEqual([]);
    expect(words.filter((id) => !believed.has(id) || claims.includes(id))).toEqual([]);
  });
});
