/** What the right of the stage says: the server with its stations and holds, and the store. */

const count = (records: number): string => records.toLocaleString('en-GB');

export const stageServer = {
  name: 'Server',
  certificate: (address: string) => `${address}, with a certificate of its own`,
  overTls: 'and over TLS at port {port}',
  states: { down: 'not running', unknown: 'connecting', refused: 'not for this page', away: 'out of reach' },
  holds: {
    all: 'all',
    hold: 'Hold',
    whose: 'Whose requests a new hold stops',
    at: (station: string) => `Hold at ${station}`,
    set: (whose: string, where: string) => `Hold requests of ${whose} here, ${where}`,
    clear: (whose: string, where: string) =>
      `Requests of ${whose} are held here, ${where}. Press to let them through.`,
    held: 'Held requests',
    sentence: (words: string) => `${words}.`,
    release: 'Release',
    releaseOne: (exchange: number) => `Release exchange ${exchange}`,
    more: (more: number) => `and ${more} more`,
    releaseAll: 'Release all',
  },
  store: {
    name: 'Store',
    records: (records: number) => (records === 1 ? '1 record' : `${count(records)} records`),
    summary: (store: string, records: string) => `${store}, ${records}`,
    empty: 'Empty: no session is stored.',
    hidden: (more: number) => `and ${count(more)} more, met earlier`,
    clocks: (sid: string) => `Clocks of session ${sid}`,
    endless: 'no expiry of its own',
    showFile: (sid: string) => `Show the file of session ${sid}`,
    file: 'The session’s file on disk',
    fileText: 'The file’s text',
    fileLabel: 'The file, as it is on disk',
    opening: (store: string) => `Opening ${store}.`,
    offer: (store: string, missing: string) => `${store} (${missing})`,
    trouble: 'Trouble with the store',
    works: 'works',
    slow: (time: string) => `slow: ${time}`,
    fails: 'fails',
    down: 'is down',
    troubles: {
      slow: (time: string) => `Every call waits ${time} before it reaches the store.`,
      failing:
        'Every call answers with an error. Where get fails, the request ends in your error handler; where the save at the end fails, the response still goes out.',
      down: 'The store emitted "disconnect": until it emits "connect", express-session lets requests pass without req.session.',
    },
  },
};
