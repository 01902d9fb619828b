/** The states of the connection between page and server, as an XState machine. No socket in here. */
import { assign, setup } from 'xstate';

export type ConnectionNews =
  | { type: 'welcomed' }
  | { type: 'lost'; message: string }
  | { type: 'refused'; message: string };

/** For the compiler only. */
const TYPES: { context: { message: string | null }; events: ConnectionNews } = {
  context: { message: null },
  events: { type: 'welcomed' },
};

export const connectionMachine = setup({
  types: TYPES,
  actions: {
    say: assign({ message: ({ event }) => ('message' in event ? event.message : null) }),
  },
}).createMachine({
  id: 'connection',
  initial: 'connecting',
  context: { message: null },
  on: {
    refused: { target: '.refused', actions: 'say' },
  },
  states: {
    connecting: {
      on: {
        welcomed: { target: 'live', actions: 'say' },
        lost: { target: 'offline', actions: 'say' },
      },
    },
    live: {
      on: { lost: { target: 'offline', actions: 'say' } },
    },
    /** The socket tries again by itself. */
    offline: {
      on: {
        welcomed: { target: 'live', actions: 'say' },
        lost: { actions: 'say' },
      },
    },
    /** The server won't have this page: a person reloads it or not. */
    refused: {},
  },
});
