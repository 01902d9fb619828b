// Every state of the screen that a person can meet, and how they come to it: the one list that is measured (layout.test.ts)
// and photographed (screenshots.ts). Each begins before the picture that a newcomer sees.

import type { Locator, Page } from 'playwright-core';
import type { RunningApp } from './app.ts';
import { LESSON_STATES } from './lessonStates.ts';
import {
  backTo,
  finished,
  hold,
  inFront,
  openShare,
  press,
  pressInBar,
  quick,
  rendered,
  row,
  store,
} from './stage.ts';
import { fillSandbox, loseEvents, loseTheOldest, sayNothing } from './wire.ts';

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
  await backTo(page, 3, WHY);
}

const WHY = 'Why save?';
const why = (page: Page) => page.getByRole('heading', { name: WHY });
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

/** What plays by itself, in another sandbox or in a recording, begins at the pace of a person who looks. */
const quickly = (page: Page) => page.getByLabel('Speed').selectOption({ label: '8×' });

async function recordingOpened(page: Page): Promise<void> {
  await loggedIn(page);
  await openShare(page, 'Recording');
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Save the recording')]);
  await page.getByLabel('Recording file').setInputFiles(await download.path());
  await page.getByRole('button', { name: 'Leave the recording' }).waitFor();
  await quickly(page);
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

const cookieOpened = async (page: Page): Promise<void> => {
  await press(page, 'Value of connect.sid');
};

export const STATES: readonly State[] = [
  {
    name: 'connecting',
    before: sayNothing,
    shows: (page) => page.getByRole('article', { name: 'Fetching your sandbox' }),
  },
  {
    name: 'refused',
    before: fillSandbox,
    shows: (page) => page.getByRole('article', { name: 'There is no sandbox for this page' }),
  },
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
  ...LESSON_STATES,
  ...['Link', 'Recording', 'HAR', 'Eject'].map(sharing),
  {
    name: 'link-opened',
    before: async (page) => {
      await loggedIn(page);
      await openShare(page, 'Link');
      await page.goto(await page.getByRole('textbox', { name: 'Link' }).inputValue());
      await quickly(page);
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
    shows: (page) => page.getByRole('article', { name: 'The server crashed' }),
  },
  {
    name: 'restarted',
    before: async (page) => {
      await loggedIn(page);
      await pressInBar(page, 'Restart server', 'Restart the server');
    },
    shows: (page) => page.getByRole('article', { name: 'The server restarted' }),
  },
  {
    name: 'gap',
    before: async (page) => {
      await loseEvents(page, async (other) => {
        await loggedIn(other);
        await inFront(other, 'Bob');
        await visited(other, 'Bob');
      });
    },
    shows: (page) => page.getByRole('article', { name: 'Events are missing here' }),
  },
  {
    name: 'limit',
    before: async (page) => {
      await loggedIn(page);
      await loseTheOldest(page);
      await press(page, 'Pause');
      await page.getByRole('slider', { name: 'Moment on the stage' }).press('Home');
    },
    shows: (page) => page.getByRole('article', { name: 'The timeline begins here' }),
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
