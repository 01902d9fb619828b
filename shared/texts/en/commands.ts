/** What is wrong with a command; see commands.ts, stores.ts, holds.ts and appSchema.ts. */
export const commands = {
  notAnObject: 'A command is an object with a type.',
  unknown: 'There is no such command.',
  browser: {
    notText: 'A browser has a name.',
    empty: 'A browser needs a name.',
    tooLong: (most: number) => `A browser’s name has at most ${most} characters.`,
    wrongCharacter: 'A browser’s name has letters, digits, spaces, "-" and "_" only.',
  },
  path: {
    notText: 'A path is text that begins with "/".',
    noSlash: 'A path begins with "/", for example /views.',
    tooLong: (most: number) => `A path has at most ${most} characters.`,
    anotherHost: 'A path that begins with "//" or "/\\" is another host; begin with one "/".',
    wrongCharacter: 'A path has no spaces or control characters; write a space as %20.',
  },
  cookieName: {
    empty: 'A cookie needs a name.',
    wrongCharacter: 'A cookie’s name must not contain spaces, ";", "=" or controls.',
  },
  cookieValue: {
    notText: 'A cookie’s value is text.',
    tooLong: (bytes: number) => `A browser keeps at most ${bytes} bytes of one cookie; this one is larger.`,
    wrongCharacter: 'A cookie’s value must not contain ";" or control characters.',
  },
  latency: {
    notANumber: 'A delay is a number of milliseconds.',
    fraction: 'A delay is a whole number of milliseconds.',
    negative: 'A delay is 0 or more milliseconds.',
    tooLong: (seconds: number) => `A delay is at most ${seconds} s.`,
  },
  visit: {
    method: 'The method is GET, POST or HEAD.',
    form: (most: number) => `A form has at most ${most} fields.`,
    transport: 'transport is http, https or proxy.',
    wait: 'wait is true or false.',
  },
  trustProxy: 'trust proxy is on or off: true or false.',
  clock: {
    notANumber: 'The clock moves by a number of milliseconds.',
    fraction: 'The clock moves by whole milliseconds.',
    backward: 'The clock only moves forward.',
    tooFar: 'The clock moves at most 100 years at once.',
  },
  release: 'An exchange is released by its number.',
  cookieChange: {
    unknown: 'change is signature, id or unsigned.',
    notOne: 'editCookie takes either a value or a change (signature, id or unsigned).',
  },
  holdStation:
    'A hold is at read-cookie, load-session, handler, save or respond; the others can’t be stopped.',
  store: 'The store is memory, file, redis or postgres.',
  trouble: {
    mode: 'The trouble is ok, slow, failing or down.',
    notANumber: 'A slow store waits a number of milliseconds.',
    fraction: 'A slow store waits whole milliseconds.',
    negative: 'A slow store waits 0 ms or more.',
    tooLong: (ms: number) => `A slow store waits at most ${ms} ms.`,
  },
  app: {
    variant: (choice: string, variants: string) => `${choice} is one of ${variants}.`,
    unknown: 'The app has variants that are not known here.',
  },
};
