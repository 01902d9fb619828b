/**
 * The demo app's source, by file, as learners read it: as it was when Sessionscope was built, with every variant. What
 * only puts the variants together is left out.
 */
const files = import.meta.glob('./worker/demo/**/*.ts', { query: '?raw', import: 'default', eager: true });

export const demoSources = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(files).flatMap(([path, source]) => {
      const name = path.slice('./worker/demo/'.length);
      const shown = typeof source === 'string' && name !== 'chosenApp.ts' && !name.endsWith('.test.ts');
      return shown ? [[name, source] as const] : [];
    }),
  );
