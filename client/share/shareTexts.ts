/** What the share dialog, its banners and its files say. */
import type { Command } from '#shared/commands.ts';
import { LIMITS } from '#shared/limits.ts';
import { STORES } from '#shared/storeFacts.ts';
import { stepWords } from '../compare/script.ts';
import type { LinkScript } from './linkScript.ts';

const count = (n: number, one: string, more: string) => `${n} ${n === 1 ? one : more}`;

/** A command in a few words. */
export function commandWords(command: Command): string {
  switch (command.type) {
    case 'setOptions':
      return 'Set the options';
    case 'setApp':
      return 'Choose the app’s variants';
    case 'setTrustProxy':
      return `Trust proxy: ${command.on ? 'on' : 'off'}`;
    case 'setStore':
      return `Store: ${STORES[command.store].name}`;
    case 'setLatency':
      return 'Set the delays';
    case 'copyCookie':
      return `${command.to} is handed ${command.from}’s cookie`;
    case 'readDocumentCookie':
      return `${command.browser}: read document.cookie`;
    case 'closeBrowser':
      return `${command.browser}: close the window`;
    case 'visit':
    case 'advanceClock':
    case 'restartServer':
    case 'editCookie':
    case 'clearCookies':
    case 'addBrowser':
    case 'removeBrowser':
    case 'setStoreTrouble':
      return stepWords(command);
    default:
      return command.type;
  }
}

export const runTexts = {
  gate: 'The steps of the link are still being done. Wait for the last one, or stop them above.',
  waiting: 'This sandbox is new, for the link that you opened. Your own is as you left it.',
  running: (done: number, total: number, now: string) =>
    `From the link, step ${done + 1} of ${total}: ${now}`,
  done: (done: number, total: number) =>
    total === 0
      ? 'The link holds a fresh sandbox, and here it is.'
      : done === total
        ? `${total === 1 ? 'The one step of the link was' : `All ${total} steps of the link were`} done in this new sandbox. Your own is as you left it.`
        : `${done} of ${count(total, 'step', 'steps')} of the link were done in this new sandbox.`,
  lost: (done: number, total: number) =>
    `The connection was lost after ${done} of ${count(total, 'step', 'steps')}. Open the link again for all of them.`,
  broken: (problem: string) => `${problem} This is your own sandbox, as always.`,
  stop: 'Stop',
  watch: 'Watch it from the beginning',
  refused: (n: number) => `${count(n, 'step was', 'steps were')} refused here:`,
};

export const recordingTexts = {
  banner: (name: string, events: number) =>
    `A recording, not live: ${name}, ${count(events, 'event', 'events')}. Your sandbox goes on meanwhile.`,
  leave: 'Leave the recording',
  explain:
    'The whole trace as a file. Opened here or by somebody else, it replays without a server: every moment can be looked at, nothing can be changed.',
  warning:
    'It holds everything that was on screen: also typed passwords, secrets, cookies and session data. Give it only to those who may read them.',
  save: 'Save the recording',
  open: 'Open a recording…',
  fileLabel: 'Recording file',
  tooLarge: `This file is larger than ${LIMITS.recordingBytes / 1024 / 1024} MB, which is the most that is opened.`,
  nothingLost: 'Everything is as it was.',
};

export const linkTexts = {
  holds: 'What the link holds',
  everything: 'All steps',
  setup: 'Setup only',
  explain:
    'Whoever opens it gets a fresh sandbox of their own, in which the same is done again. It holds no session and no cookie; ids come out new.',
  link: 'Link',
  steps: (n: number) =>
    n === 0
      ? 'Nothing was changed or done yet: it gives a sandbox as new.'
      : `It holds ${count(n, 'step', 'steps')}.`,
  leftOut: 'Left out:',
};

/** What isn't in the link, a line each. */
export function leftOutLines(left: LinkScript['left']): string[] {
  const lines: [boolean, string][] = [
    [
      left.secrets > 0,
      `${count(left.secrets, 'typed secret', 'typed secrets')}; a placeholder signs instead`,
    ],
    [left.fields > 0, `${count(left.fields, 'typed form field', 'typed form fields')}, such as passwords`],
    [left.addresses > 0, `${count(left.addresses, 'value', 'values')} in addresses`],
    [left.cookies > 0, `${count(left.cookies, 'typed cookie value', 'typed cookie values')}`],
    [left.outside > 0, `${count(left.outside, 'request', 'requests')} from real tabs or other programs`],
    [left.holds, 'holds: no request of the link waits at a station'],
    [left.snapshot, 'sessions and cookies that came from a snapshot file'],
    [left.earlier, 'what happened before the oldest event that this page still has'],
  ];
  return lines.filter(([there]) => there).map(([, line]) => line);
}

export const harTexts = {
  explain:
    'An HTTP Archive (HAR 1.2), as the network panels of browsers, proxies and many test tools open it. What express-session did is in it as _sessionscope.',
  warning: 'It holds cookies, passwords and pages as they were sent.',
  which: 'Which exchanges',
  all: (n: number) => `All ${n}`,
  one: (id: number) => `Exchange ${id} only`,
  none: 'There is no exchange yet. Send a request first.',
  save: 'Save as HAR',
};

export const ejectTexts = {
  explain:
    'The demo app as it runs now, with its options, store and variants, in a folder of its own: npm install, then node app.js. It answers as this server does.',
  secrets:
    'Secrets that were typed are not in it: the app asks for them in environment variables when it starts. Clock, delays, holds and store trouble stay here.',
  save: 'Save as .zip',
  notYet: 'The app’s source comes with the connection, which is not there yet.',
};

export const dialogTexts = {
  title: 'Share',
  button: 'Share',
  item: 'Share…',
  tabs: { link: 'Link', recording: 'Recording', har: 'HAR', eject: 'Eject' },
};
