import { expect, test } from 'vitest';
import { demoSources } from '../demoSources.ts';

// The instrument counts on it (RunningInTurn): later than in its own turn, only a session says whose call it is.
test('no variant of the app calls the store by itself: it reaches it through req.session', () => {
  const sources = Object.entries(demoSources());
  expect(sources.length).toBeGreaterThan(5);
  expect(
    sources.filter(([, text]) => /sessionStore|\bstore\.\w+\(/.test(text)).map(([file]) => file),
  ).toEqual([]);
});
