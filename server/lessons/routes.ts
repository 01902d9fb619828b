/** The routes of the demo app, read from its source: what a lesson may visit. */
const SOURCES = import.meta.glob<string>('../worker/demo/**/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const ROUTES: ReadonlyMap<string, readonly string[]> = Object.values(SOURCES)
  .flatMap((source) => [...source.matchAll(/\bapp\.(get|post)\(\s*'([^']+)'/g)])
  .reduce((routes, [, method = '', path = '']) => {
    const methods = [...(routes.get(path) ?? []), method.toUpperCase()];
    return routes.set(path, [...new Set(methods)]);
  }, new Map<string, string[]>());

export const ROUTE_PATHS: readonly string[] = [...ROUTES.keys()].sort();

/** The methods that the app answers on that path; none where it has no such route. */
export const methodsOf = (path: string): readonly string[] => ROUTES.get(path) ?? [];
