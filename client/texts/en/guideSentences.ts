/** Each step of the stage as a sentence: what the log says. */
export const guideSentences = {
  at: (step: number, of: number, station: string, sentence: string) =>
    `Step ${step} of ${of}, ${station.replace(/\?$/, '')}: ${sentence}`,
  about: (sentence: string, session: string, shape: string) => `${sentence} Session ${session}, ${shape}.`,
  whole: (title: string) => `${title}.`,
  because: (title: string, reason: string) => `${title}: ${reason.replace(/\.$/, '')}.`,

  sends: (browser: string, method: string, path: string) =>
    `${browser} sends ${method} ${path} to the server.`,
  arrivesFromOutside: (method: string, path: string) => `A request from outside arrives: ${method} ${path}.`,
  arrives: (method: string, path: string) => `The request arrives at the server: ${method} ${path}.`,
  cookieRead: {
    absent: (name: string) => `No cookie ${name} came in. There is no signature to verify.`,
    valid: (name: string) => `The cookie ${name} came in, and its signature matches.`,
    'bad-signature': (name: string) =>
      `The cookie ${name} came in, but its signature doesn’t match: it counts for nothing.`,
    unsigned: (name: string) => `The cookie ${name} came in without a signature: it counts for nothing.`,
  },
  generated: 'A new session is generated.',
  storeCalled: (method: string) => `The store is asked to ${method}.`,
  found: {
    ok: 'The store answers: the record is there.',
    missing: 'The store answers: there is no such record.',
    expired: 'The store answers: the record had expired.',
    error: 'The store answers: it failed.',
  },
  notWritten: 'The store fails to write.',
  written: 'The record is written to the store. Its life begins anew.',
  notTouched: 'The store fails to touch.',
  touched: 'The record is touched: its life begins anew, its content stays.',
  notDestroyed: 'The store fails to destroy.',
  destroyed: 'The record is destroyed: its drawer is empty.',
  changed: (keys: string) => `Your handler changes ${keys}.`,
  decided: (answer: boolean, conditions: string) => `The answer is ${answer ? 'yes' : 'no'}: ${conditions}.`,
  condition: (name: string, value: string) => `${name} is ${value}`,
  cookieSet: (name: string) => `Set-Cookie ${name} is put into the response.`,
  leaves: (status: number) => `The response leaves with status ${status}.`,
  cookie: {
    sent: (browser: string, name: string) => `${browser}’s cookie ${name} goes along.`,
    withheld: (browser: string, name: string, reason: string | null) =>
      `${browser} keeps the cookie ${name} back: ${reason ?? 'a rule says so'}.`,
    expired: (browser: string, name: string) => `${browser}’s cookie ${name} has expired and leaves the jar.`,
    stored: (browser: string, name: string) => `${browser}’s jar takes the cookie ${name}.`,
    replaced: (browser: string, name: string) =>
      `${browser}’s jar takes the new cookie ${name} in place of the old.`,
  },
};
