/** The lines of the demo app's source behind an exchange: the route, and what its handler did to the session. */
import type { AppCause } from '#shared/appLines.ts';

const TEXTS = {
  title: 'In your app',
  nothing: 'Nothing in this handler changes the session.',
  noRoute: 'No route of the app answers this address.',
  untold: (what: readonly string[]) =>
    `Which line did ${what.join(', ')} can’t be told from this handler: another one may share its session.`,
};

/** Draws nothing where the source isn't known. */
export function AppLines({ cause: { route, lines, untold } }: { cause: AppCause }) {
  const shown = lines.length > 0 ? lines : route === null ? [] : [route];
  const said =
    untold.length > 0
      ? TEXTS.untold(untold)
      : lines.length > 0
        ? null
        : route === null
          ? TEXTS.noRoute
          : TEXTS.nothing;
  return (
    <section className="app-lines" aria-label={TEXTS.title}>
      {shown.map(({ file, line, text }) => (
        <figure key={`${file} ${line}`} className={lines.length > 0 ? 'app-line app-line-did' : 'app-line'}>
          <figcaption>
            {file}:{line}
          </figcaption>
          <code>{text}</code>
        </figure>
      ))}
      {said !== null && <p>{said}</p>}
    </section>
  );
}
