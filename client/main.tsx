/** Starts the page: fonts, tokens, theme, the model with its connection, and the frame that draws it. */
import './app/noEval.ts';
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import './ui/tokens.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { startTheme } from './app/theme.ts';
import { LessonDesk } from './lessons/lessonDesk.ts';
import { followLinks } from './lessons/lessonLink.ts';
import { ProgressStore, storageOf } from './lessons/progressStore.ts';
import { DeskProvider } from './lessons/useLessons.tsx';
import { ModelProvider } from './model/hooks.tsx';
import { createModel } from './model/model.ts';

startTheme();
const model = createModel(window);
const desk = new LessonDesk(model, new ProgressStore(storageOf(window)));
followLinks(window, (lesson) => desk.open(lesson));

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element #root.');
createRoot(root).render(
  <StrictMode>
    <ModelProvider model={model}>
      <DeskProvider desk={desk}>
        <App />
      </DeskProvider>
    </ModelProvider>
  </StrictMode>,
);
