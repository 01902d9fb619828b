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
import { ModelProvider } from './model/hooks.tsx';
import { createModel } from './model/model.ts';

startTheme();

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element #root.');
createRoot(root).render(
  <StrictMode>
    <ModelProvider model={createModel(window)}>
      <App />
    </ModelProvider>
  </StrictMode>,
);
