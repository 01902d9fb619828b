/**
 * express-session as a program has it in its memory. A program that starts again loads it again, and so hears its warnings
 * once more: the library remembers which it has given for as long as it is loaded.
 */
import { createRequire } from 'node:module';
import session from 'express-session';

const require = createRequire(import.meta.url);
const FILE = require.resolve('express-session');

export class Library {
  #loaded: typeof session = session;

  /** One function for good: each call goes to what is loaded by then. */
  readonly session: typeof session = new Proxy(session, {
    apply: (_first, self, given) => Reflect.apply(this.#loaded, self, given),
  });

  /** Its classes stay the same ones, as the stores are made of them. */
  loadAnew(): void {
    delete require.cache[FILE];
    this.#loaded = require(FILE);
  }
}
