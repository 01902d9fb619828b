/** What the share dialog, its banners and the steps of a link say. */
const count = (n: number, one: string, more: string) => `${n} ${n === 1 ? one : more}`;

export const share = {
  title: 'Share',
  tabs: { link: 'Link', recording: 'Recording', har: 'HAR', eject: 'Eject' },

  /** What a link asks for, a step each; those that a comparison has, too, are among its texts. */
  commands: {
    options: 'Set the options',
    app: 'Choose the app’s variants',
    trustProxy: (on: boolean) => `Trust proxy: ${on ? 'on' : 'off'}`,
    store: (name: string) => `Store: ${name}`,
    latency: 'Set the delays',
    copyCookie: (from: string, to: string) => `${to} is handed ${from}’s cookie`,
    documentCookie: (browser: string) => `${browser}: read document.cookie`,
    closeBrowser: (browser: string) => `${browser}: close the window`,
    other: (type: string) => type,
  },

  run: {
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
    refusedStep: (step: string, why: string) => `${step}: ${why}`,
  },

  recording: {
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
    tooLarge: (megabytes: number) =>
      `This file is larger than ${megabytes} MB, which is the most that is opened.`,
    nothingLost: (problem: string) => `${problem} Everything is as it was.`,
  },

  link: {
    holds: 'What the link holds',
    everything: 'All steps',
    setup: 'Setup only',
    explain:
      'Whoever opens it gets a fresh sandbox of their own, in which the same is done again. It holds no session and no cookie; ids come out new.',
    link: 'Link',
    copied: 'The link',
    steps: (n: number) =>
      n === 0
        ? 'Nothing was changed or done yet: it gives a sandbox as new.'
        : `It holds ${count(n, 'step', 'steps')}.`,
    leftOut: 'Left out:',
    left: {
      secrets: (n: number) => `${count(n, 'typed secret', 'typed secrets')}; a placeholder signs instead`,
      fields: (n: number) => `${count(n, 'typed form field', 'typed form fields')}, such as passwords`,
      addresses: (n: number) => `${count(n, 'value', 'values')} in addresses`,
      cookies: (n: number) => `${count(n, 'typed cookie value', 'typed cookie values')}`,
      outside: (n: number) => `${count(n, 'request', 'requests')} from real tabs or other programs`,
      holds: 'holds: no request of the link waits at a station',
      snapshot: 'sessions and cookies that came from a snapshot file',
      earlier: 'what happened before the oldest event that this page still has',
    },
  },

  har: {
    explain:
      'An HTTP Archive (HAR 1.2), as the network panels of browsers, proxies and many test tools open it. What express-session did is in it as _sessionscope.',
    warning: 'It holds cookies, passwords and pages as they were sent.',
    which: 'Which exchanges',
    all: (n: number) => `All ${n}`,
    one: (id: number) => `Exchange ${id} only`,
    none: 'There is no exchange yet. Send a request first.',
    save: 'Save as HAR',
  },

  eject: {
    explain:
      'The demo app as it runs now, with its options, store and variants, in a folder of its own: npm install, then node app.js. It answers as this server does.',
    secrets:
      'Secrets that were typed are not in it: the app asks for them in environment variables when it starts. Clock, delays, holds and store trouble stay here.',
    save: 'Save as .zip',
    notYet: 'The app’s source comes with the connection, which is not there yet.',
  },
};
