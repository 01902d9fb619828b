// Every state of the screen that a person can meet, and how they come to it: the one list that is measured (layout.test.ts)
// and photographed (screenshots.ts). Each begins before the picture that a newcomer sees.

import type { Locator, Page } from 'playwright-core';
import type { RunningApp } from './app.ts';
import {
  finished,
  hold,
  inFront,
  openLesson,
  openShare,
  press,
  quick,
  rendered,
  row,
  store,
} from './stage.ts';

export interface State {
  name: string;
  /** What has to be done before, at the size of a desk. */
  before?: (page: Page, app: RunningApp) => Promise<unknown>;
  /** Opens what floats over the rest, at each size anew: it may close with another frame, or stay where that frame isn't. */
  open?: (page: Page) => Promise<unknown>;
  /** What can be seen in this state and in no other. */
  shows: (page: Page) => Locator;
}

async function visited(page: Page, browser = 'Alice'): Promise<void> {
  await quick(page, 'Visit /').click();
  await rendered(page, browser).getByRole('heading', { name: 'Log in' }).waitFor();
}

async function loggedIn(page: Page): Promise<void> {
  await quick(page, 'Log in').click();
  await rendered(page).getByText('Welcome, user1.').waitFor();
}

/** Alice has logged in, Bob has a session too, and the stage stands where the login is saved. */
export async function atTheSave(page: Page): Promise<void> {
  await visited(page);
  await inFront(page, 'Bob');
  await visited(page, 'Bob');
  await inFront(page, 'Alice');
  await loggedIn(page);
  await row(page, 3).getByRole('button', { name: 'Show exchange 3' }).click();
  while (!(await why(page).isVisible())) await press(page, 'Step back');
}

const why = (page: Page) => page.getByRole('heading', { name: 'Why save?' });
const compared = (page: Page) => page.getByText(/^\d+ of \d+ exchanges? differs?$/);

async function compare(page: Page, item: RegExp): Promise<void> {
  await press(page, 'Compare');
  await page.getByRole('menuitem', { name: item }).click();
}

async function whatIf(page: Page): Promise<void> {
  await visited(page);
  await loggedIn(page);
  await compare(page, /What if/);
  await page
    .getByRole('combobox', { name: 'What if' })
    .selectOption({ label: 'What if saveUninitialized were off?' });
}

async function held(page: Page): Promise<void> {
  await hold(page, 'Save').click();
  await quick(page, 'Visit /').click();
}

async function recordingOpened(page: Page): Promise<void> {
  await loggedIn(page);
  await openShare(page, 'Recording');
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Save the recording')]);
  await page.getByLabel('Recording file').setInputFiles(await download.path());
}

async function inspected(page: Page): Promise<void> {
  await loggedIn(page);
  await finished(page, 2);
  await row(page, 1).getByRole('button', { name: 'Inspect exchange 1' }).click();
}

const tab = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) });
const inspector = (name: string): State => ({
  name: `inspector-${name.toLowerCase().replace(' ', '-')}`,
  before: async (page) => {
    await inspected(page);
    await tab(page, name).click();
  },
  shows: (page) => page.getByRole('tabpanel', { name: new RegExp(`^${name}`) }),
});

const sharing = (name: string): State => ({
  name: `share-${name.toLowerCase()}`,
  before: loggedIn,
  open: (page) => openShare(page, name),
  shows: (page) => page.getByRole('tabpanel', { name }),
});

async function predicted(page: Page): Promise<void> {
  await openLesson(page, 'A quiet request');
  await press(page, 'Begin');
  await page.getByRole('radio', { name: /Nothing after the read/ }).check();
  await page.getByRole('radio', { name: /^Sure$/ }).check();
  await press(page, 'Lock it in');
  await page.getByRole('heading', { name: 'Your task' }).waitFor();
}

async function refuted(page: Page): Promise<void> {
  await predicted(page);
  await press(page, 'More requests');
  await page.getByRole('menuitem', { name: /^Read-only page/ }).click();
}

async function explained(page: Page): Promise<void> {
  await refuted(page);
  await press(page, 'Next');
  await press(page, 'Show me');
  await page.getByText('The solution was shown.').waitFor();
  await press(page, 'Next');
  await page.getByRole('heading', { name: 'What you saw' }).waitFor();
}

const cookieOpened = async (page: Page): Promise<void> => {
  await press(page, 'Value of connect.sid');
};

export const STATES: readonly State[] = [
  { name: 'fresh', shows: (page) => quick(page, 'Visit /') },
  {
    name: 'settled',
    before: loggedIn,
    shows: (page) => page.getByText('Welcome, user1.').or(quick(page, 'Visit /')),
  },
  { name: 'deciding', before: atTheSave, shows: why },
  {
    name: 'past',
    before: async (page) => {
      await visited(page);
      await press(page, 'Pause');
      for (let steps = 0; steps < 3; steps++) await press(page, 'Step back');
    },
    shows: (page) => page.getByText('Looking at the past'),
  },
  { name: 'held', before: held, shows: (page) => page.getByRole('button', { name: /^Release exchange/ }) },
  {
    name: 'clocks',
    before: loggedIn,
    open: (page) => press(page, /^Clocks of session/),
    shows: (page) => store(page).getByRole('button', { name: /^Clocks of session/, expanded: true }),
  },
  {
    name: 'store-trouble',
    before: async (page) => {
      await store(page)
        .getByRole('combobox', { name: 'Trouble with the store' })
        .selectOption({ label: 'is down' });
      await quick(page, 'Visit /').click();
      await finished(page, 1);
    },
    shows: (page) => store(page).getByText(/lets requests pass without req\.session/),
  },
  {
    name: 'cookie-editor',
    before: loggedIn,
    open: cookieOpened,
    shows: (page) => page.getByRole('button', { name: 'Take it apart' }),
  },
  {
    name: 'take-apart',
    before: async (page) => {
      await loggedIn(page);
      await cookieOpened(page);
      await press(page, 'Take it apart');
    },
    shows: (page) => page.locator('dialog:modal'),
  },
  {
    name: 'findings',
    before: async (page) => {
      await visited(page);
      await loggedIn(page);
    },
    open: (page) => press(page, /^\d+ findings?$/),
    shows: (page) => page.getByRole('dialog', { name: 'Findings' }),
  },
  {
    name: 'snapshot-refused',
    open: (page) =>
      page
        .getByLabel('Snapshot file')
        .setInputFiles({ name: 's.json', mimeType: 'application/json', buffer: Buffer.from('{') }),
    shows: (page) => page.getByRole('dialog', { name: 'The snapshot was not opened' }),
  },
  {
    name: 'filter-without-result',
    before: async (page) => {
      await loggedIn(page);
      await page.getByRole('combobox', { name: 'Filter exchanges' }).fill('status:5xx');
      await page.getByText('Nothing matches the filter.').waitFor();
    },
    // A phone has no table.
    shows: (page) => page.getByText('Nothing matches the filter.').or(quick(page, 'Visit /')).first(),
  },
  ...['Summary', 'Headers', 'Cookies', 'Session', 'Store calls', 'Events', 'Diff'].map(inspector),
  { name: 'compare', before: (page) => compare(page, /side by side/), shows: compared },
  {
    name: 'compare-table',
    before: async (page) => {
      await compare(page, /side by side/);
      await compared(page).waitFor();
      await page.getByRole('radio', { name: 'What changes' }).check({ force: true });
    },
    shows: (page) => page.getByRole('table', { name: 'What changes' }),
  },
  { name: 'what-if', before: whatIf, shows: compared },
  {
    name: 'what-if-empty',
    before: (page) => compare(page, /What if/),
    shows: (page) => page.getByText('nobody sent a request in your sandbox'),
  },
  {
    name: 'lesson-list',
    before: (page) => press(page, /^Lessons \(/),
    shows: (page) => page.getByRole('button', { name: /: A quiet request/ }),
  },
  {
    name: 'lesson-intro',
    before: (page) => openLesson(page, 'A quiet request'),
    shows: (page) => page.getByRole('button', { name: 'Begin', exact: true }),
  },
  {
    name: 'lesson-prediction',
    before: async (page) => {
      await openLesson(page, 'A quiet request');
      await press(page, 'Begin');
    },
    shows: (page) => page.getByRole('heading', { name: 'Predict' }),
  },
  {
    name: 'lesson-step',
    before: async (page) => {
      await predicted(page);
      await press(page, 'Hint');
    },
    shows: (page) => page.getByText('Open /profile in Alice’s browser once.').first(),
  },
  {
    name: 'lesson-violated',
    before: async (page) => {
      await predicted(page);
      await quick(page, 'Add to cart').click();
    },
    shows: (page) => page.getByRole('button', { name: 'Reset this step' }),
  },
  {
    name: 'lesson-feedback',
    before: refuted,
    shows: (page) => page.getByRole('heading', { name: 'Your prediction was wrong' }),
  },
  {
    name: 'lesson-explanation',
    before: explained,
    shows: (page) => page.getByRole('heading', { name: 'What you saw' }),
  },
  {
    name: 'lesson-summary',
    before: async (page) => {
      await explained(page);
      await press(page, 'To the summary');
    },
    shows: (page) => page.getByRole('button', { name: 'All lessons', exact: true }),
  },
  {
    name: 'teachers',
    before: (page) => press(page, /^Lessons \(/),
    // The list lies over the stage where there is no room beside it, and goes by the same key.
    open: async (page) => {
      const teachers = page.getByRole('button', { name: /For teachers/ });
      if (!(await teachers.isVisible())) await press(page, 'Lessons');
      await teachers.click();
    },
    shows: (page) => page.getByRole('dialog', { name: 'For teachers' }),
  },
  ...['Link', 'Recording', 'HAR', 'Eject'].map(sharing),
  {
    name: 'link-opened',
    before: async (page) => {
      await loggedIn(page);
      await openShare(page, 'Link');
      await page.goto(await page.getByRole('textbox', { name: 'Link' }).inputValue());
    },
    shows: (page) => page.getByText(/steps? of the link (was|were) done/),
  },
  {
    name: 'recording-opened',
    before: recordingOpened,
    shows: (page) => page.getByRole('button', { name: 'Leave the recording' }),
  },
  {
    name: 'crashed',
    before: async (page, app) => {
      await loggedIn(page);
      app.crash();
    },
    shows: (page) => page.getByText(/a fault on command/).first(),
  },
  // The last one, for it ends the app.
  {
    name: 'offline',
    before: async (page, app) => {
      await loggedIn(page);
      await app.stop();
    },
    shows: (page) => page.locator('.pill-offline'),
  },
];
