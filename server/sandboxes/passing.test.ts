import { describe, expect, it } from 'vitest';
import { openForTest } from '../openForTest.ts';

describe('a passing sandbox', () => {
  it('is another one than the visitor’s own, and answers as any other does', async () => {
    const scope = await openForTest();
    const own = await scope.page();
    const passing = await scope.page({ passing: true });
    expect(passing.welcome?.credentials.sandbox).not.toBe(own.welcome?.credentials.sandbox);
    await passing.command({ type: 'visit', browser: 'Alice', method: 'GET', path: '/' });
    expect(passing.of('browser.page')).toHaveLength(1);
    expect(own.of('browser.page')).toHaveLength(0);
  });

  it('never takes the one that was started for the first visitor', async () => {
    const scope = await openForTest();
    const passing = await scope.page({ passing: true });
    const own = await scope.page();
    const portOf = (page: typeof own) => page.of('sandbox.started')[0]?.port;
    await Promise.all([passing, own].map((page) => page.until(() => portOf(page) !== undefined)));
    expect(portOf(own)).toBe(scope.sandboxPort);
    expect(portOf(passing)).not.toBe(scope.sandboxPort);
  });

  it('ends with its connection: its place is free at once, and nobody comes back to it', async () => {
    const scope = await openForTest();
    const passing = await scope.page({ passing: true });
    await passing.until(() => passing.of('sandbox.started').length === 1);
    const port = passing.of('sandbox.started')[0]?.port;
    const { credentials } = passing.welcome ?? {};
    passing.close();
    const gone = async (): Promise<void> => {
      const answered = await fetch(`http://localhost:${port}/`).then(
        () => true,
        () => false,
      );
      if (answered) return gone();
    };
    await gone();
    const back = await scope.page(credentials === undefined ? {} : { credentials });
    expect(back.welcome?.fresh).toBe(true);
  });
});
