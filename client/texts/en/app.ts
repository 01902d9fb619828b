/** What the frame around the stage says. */
export const app = {
  pill: {
    live: { text: 'Live', short: 'Live' },
    crashed: { text: 'Server crashed', short: 'Crashed' },
    replaced: { text: 'Server crashed, replaced', short: 'Replaced' },
    connecting: { text: 'Connecting', short: 'Connecting' },
    offline: { text: 'Offline, retrying', short: 'Offline' },
    refused: { text: 'Refused', short: 'Refused' },
    recording: { text: 'A recording, not live', short: 'Recording' },
  },
};
