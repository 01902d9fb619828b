/** What the page says about its connection and its trace. */
export const model = {
  connection: {
    noAnswer:
      'The server has not answered within 10 seconds. It may still do it: look at the timeline before you try again.',
    notConnected: 'There is no connection to the server, so nothing was sent. It is tried again by itself.',
    refused: 'The server refused this page.',
    unreachable: 'The server can’t be reached. Trying again.',
    lost: 'The connection is lost. Trying again.',
    misunderstood: (message: string) =>
      `The page does not understand the server’s “${message}” message. Reload the page.`,
    noSense: 'The server’s answer makes no sense. Reload the page.',
    tooLarge: 'That is more than the server takes at once. Send less of it.',
    recording: 'This is a recording, not live: nothing can be done in it. Leave it to go on in your sandbox.',
  },
  notices: {
    back: 'The connection is back. The timeline has all that happened meanwhile.',
    newSandbox: 'Your earlier sandbox is no longer there, so you have a new one.',
    letGo: (most: number) => `The page keeps ${most} events at most; the older half was let go.`,
    tooFast: 'Events came faster than this page could take them, so some are not shown.',
    tooOld: 'Older events are no longer kept: the timeline begins with the ones that are.',
  },
};
