/** Starts the page: fonts, tokens, theme, the model with its connection, and the frame that draws it. */
import './app/noEval.ts';
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { isProjector, showProjector, startProjector } from './app/projector.ts';
import { startTheme } from './app/theme.ts';
import { keepEarlyKeys } from './guide/earlyKeys.ts';
import { offerTour } from './guide/tourPlace.ts';
import { LessonDesk } from './lessons/lessonDesk.ts';
import { followLinks, readLink } from './lessons/lessonLink.ts';
import { ProgressStore, storageOf } from './lessons/progressStore.ts';
import { DeskProvider } from './lessons/useLessons.tsx';
import { LiveModel } from './model/model.ts';
import type { Model } from './model/state.ts';
import { surroundingsOf } from './model/surroundings.ts';
import { arrive, freshCredentialsOf, hasLink } from './share/arrival.ts';
import { Shown } from './share/Shown.tsx';
import { open } from './share/shown.ts';

keepEarlyKeys();
startTheme();
startProjector();
// Not awaited: what comes later is made of this file's parts, and would wait for it as it waits for them.
void start();

async function start(): Promise<void> {
  const arrival = await arrive(window);
  const surroundings = surroundingsOf(window);
  const model = new LiveModel(
    arrival.kind === 'link' ? { ...surroundings, credentials: freshCredentialsOf(window) } : surroundings,
  );
  if (arrival.kind === 'broken') open({ problem: arrival.problem });
  if (arrival.kind === 'link') {
    const { LinkRun } = await import('./share/linkRun.ts');
    const link = new LinkRun(model, arrival.commands);
    open({ link });
    void link.run();
  }
  // A link that is pasted into a page that is open already comes with no loading of its own.
  window.addEventListener('hashchange', () => hasLink(location.hash) && location.reload());

  const progress = new ProgressStore(storageOf(window));
  const desk = new LessonDesk(model, progress);
  const { lesson } = readLink(location.hash);
  followLinks(
    window,
    (id) => desk.open(id),
    () => showProjector(true),
  );
  // Who comes by a link came for what it names.
  if (arrival.kind === 'plain' && lesson === null && !isProjector()) offerTour();

  /** Lessons act on the sandbox; of a recording they can do nothing. */
  const draw = (shown: Model) => (
    <DeskProvider desk={shown === model ? desk : new LessonDesk(shown, progress)}>
      <App />
    </DeskProvider>
  );

  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no element #root.');
  createRoot(root).render(
    <StrictMode>
      <Shown live={model}>{draw}</Shown>
    </StrictMode>,
  );
}
