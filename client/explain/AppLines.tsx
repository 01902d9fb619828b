/** The lines of the demo app's source behind an exchange: the route, and what its handler did to the session. */
import type { AppCause } from '#shared/appLines.ts';
import { explainWhyTexts } from '../texts/explainWhy.ts';

const words = explainWhyTexts.app;

/** Draws nothing where the source isn't known. */
export function AppLines({ cause: { route, lines, untold } }: { cause: AppCause }) {
  const shown = lines.length > 0 ? lines : route === null ? [] : [route];
  const said =
    untold.length > 0
      ? words.untold(untold.join(', '))
      : lines.length > 0
        ? null
        : route === null
          ? words.noRoute
          : words.nothing;
  return (
    <section className="app-lines" aria-label={words.title}>
      {shown.map(({ file, line, text }) => (
        <figure key={`${file} ${line}`} className={lines.length > 0 ? 'app-line app-line-did' : 'app-line'}>
          <figcaption translate="no">
            {file}:{line}
          </figcaption>
          {lines.length > 0 ? (
            <code>{text}</code>
          ) : (
            <code title={text} data-shortened="">
              {text}
            </code>
          )}
        </figure>
      ))}
      {said !== null && <p>{said}</p>}
    </section>
  );
}
