/** What the stage says: the wire here, browsers and server in parts of their own. */
import { stageBrowsers } from './stageBrowsers.ts';
import { stagePlates } from './stagePlates.ts';
import { stageServer } from './stageServer.ts';

const WAYS = { http: '', https: ' over TLS', proxy: ' via TLS proxy' };
type Way = keyof typeof WAYS;

export const stage = {
  browsers: stageBrowsers,
  server: stageServer,
  plates: stagePlates,
  setUp:
    'The lesson has set this up. What it sent for that is shown once you have predicted: it could answer the question.',
  past: {
    looking: 'Looking at the past: {moment}',
    back: 'Back to live',
    restore: 'Restore server…',
    question: (exchange: number) => `Put the server back to before exchange ${exchange}?`,
    onlyLook: 'Only look',
    putBack: 'Put it back',
    what: 'Store, jars, options and clock become what they were then, and the sandbox goes on from there. The timeline keeps what happened since.',
    leftOut: (count: number) =>
      `The store had more sessions than can be put back: the newest will be, ${count} older ones will be gone.`,
  },
  wire: {
    name: 'Wire',
    request: {
      none: 'Request',
      onItsWay: (way: Way) => `Request${WAYS[way]}, on its way`,
      delivered: (way: Way) => `Request${WAYS[way]}, delivered`,
    },
    response: {
      none: 'Response',
      notWritten: (way: Way) => `Response${WAYS[way]}, not written`,
      cutOff: (way: Way) => `Response${WAYS[way]}, cut off`,
      onItsWay: (way: Way) => `Response${WAYS[way]}, on its way`,
      headersLeft: (way: Way) => `Response${WAYS[way]}, headers have left`,
      delivered: (way: Way) => `Response${WAYS[way]}, delivered`,
    },
    noRequest: 'no request yet',
    noResponse: 'no response yet',
    fewer: 'fewer',
    headers: (count: number) => `${count} headers`,
    noCookie: 'no Cookie header',
    noSetCookie: 'no Set-Cookie header',
    setCookieLater: 'Set-Cookie: decided later',
    setCookieNext: 'Set-Cookie: is written next',
  },
};
