/**
 * The demo app's source, by file, as learners read it: as it was when Sessionscope was built, with every variant. What
 * only puts the variants together is left out. The error page is beside it, for an app that is ejected.
 */
const files = import.meta.glob(['./worker/demo/**/*.ts', './worker/errorPage.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

export const demoSources = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(files).flatMap(([path, source]) => {
      const name = path.replace(/^\.\/worker\/(demo\/)?/, '');
      const shown = typeof source === 'string' && name !== 'chosenApp.ts' && !name.endsWith('.test.ts');
      return shown ? [[name, source] as const] : [];
    }),
  );
