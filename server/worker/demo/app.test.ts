/** The variants of the demo app: which run, which source is theirs, and what they outlive. */
import { describe, expect, it } from 'vitest';
import { APP_CHOICES, appFiles, appSource, changedApp, TUTORIAL_APP } from '#shared/appVariants.ts';
import type { CommandInput } from '#shared/commands.ts';
import { Replay } from '#shared/replay.ts';
import { stateOf } from '#shared/sandboxState.ts';
import { demoSources } from '../../demoSources.ts';
import type { HeadlessPage } from '../../headlessPage.ts';
import { openForTest } from '../../openForTest.ts';

const worldOf = (page: HeadlessPage) => {
  const replay = new Replay();
  replay.append(page.events);
  return replay.latest;
};
const MODULE = { ...TUTORIAL_APP, userVariable: 'module' } as const;
const visit: CommandInput = { type: 'visit', browser: 'Alice', path: '/views', wait: true };

describe('the source of the app', () => {
  const sources = demoSources();

  it('has a file for each variant, and no variant has another’s', () => {
    for (const [choice, variants] of Object.entries(APP_CHOICES)) {
      const texts = variants.map((variant) =>
        appSource(sources, changedApp(TUTORIAL_APP, { [choice]: variant }).app),
      );
      expect(new Set(texts).size).toBe(variants.length);
    }
  });

  it('is whole: every file that it names is there', () => {
    for (const [choice, variants] of Object.entries(APP_CHOICES))
      for (const variant of variants)
        for (const name of appFiles(changedApp(TUTORIAL_APP, { [choice]: variant }).app))
          expect(sources[name], name).toMatch(/\S/);
  });

  it('asks nowhere which variant it is', () => {
    for (const text of Object.values(sources)) expect(text).not.toMatch(/variants?\b.*===|keep-id|at-once/);
  });
});

describe('a variant of the app', () => {
  it('runs from the next request on, around the same store, and what is left out stays', async () => {
    const page = await (await openForTest()).page();
    await page.command(visit);
    await page.command({ type: 'setApp', login: 'regenerate' });
    await page.command({ type: 'setApp', userVariable: 'module' });
    expect(page.of('app.changed').map(({ changed }) => changed)).toEqual([['login'], ['userVariable']]);
    expect(worldOf(page).app).toEqual({ ...MODULE, login: 'regenerate' });
    await page.command(visit);
    expect(page.of('browser.page').at(-1)?.body).toContain('2 times');
  });

  it('that runs already changes nothing', async () => {
    const page = await (await openForTest()).page();
    await page.command({ type: 'setApp', login: 'keep-id' });
    expect(page.of('app.changed')).toEqual([]);
  });

  it('outlives a restart of the server, comes back with a snapshot, and is forgotten by a reset', async () => {
    const page = await (await openForTest()).page();
    await page.command({ type: 'setApp', userVariable: 'module' });
    await page.command({ type: 'restartServer' });
    expect(worldOf(page).app).toEqual(MODULE);
    const state = stateOf(worldOf(page));
    await page.command({ type: 'setApp', userVariable: 'session' });
    await page.command({ type: 'restore', state });
    expect(worldOf(page).app).toEqual(MODULE);
    // It really runs: setting it once more changes nothing.
    await page.command({ type: 'setApp', userVariable: 'module' });
    expect(page.of('app.changed')).toHaveLength(2);
    const epoch = page.epoch;
    await page.send({ type: 'reset' });
    await page.until(() => page.epoch !== epoch);
    expect(worldOf(page).app).toEqual(TUTORIAL_APP);
  });

  it('is the tutorial’s in a snapshot from before there were any', async () => {
    const page = await (await openForTest()).page();
    const { app: _, ...old } = stateOf(worldOf(page));
    await page.command({ type: 'setApp', logout: 'set-null' });
    expect(await page.sendRaw({ type: 'restore', state: old })).toMatchObject({ ok: true });
    await page.command({ type: 'setApp', logout: 'destroy' });
    expect(page.of('app.changed')).toHaveLength(1);
  });
});
