/**
 * The virtual browsers of a sandbox: who there is, whose request came on which connection, and when a cookie expires.
 */
import type { IncomingMessage } from 'node:http';
import { LIMITS } from '#shared/limits.ts';
import { type Refusal, refusal } from '#shared/refusal.ts';
import type { JarCookie } from '#shared/trace.ts';
import { now } from './clock.ts';
import type { Recorder } from './recorder.ts';
import { connectionKey, type Sender, type Surroundings, VirtualBrowser } from './virtualBrowser.ts';

/** The longest wait of a Node timer. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** A browser as it begins; without a page it shows none. */
interface Beginning {
  name: string;
  cookies: readonly JarCookie[];
  page?: string | null;
}

type Server = Pick<Surroundings, 'doors' | 'certificate'>;

export class Browsers {
  readonly #recorder: Recorder;
  readonly #server: Server;
  readonly #browsers = new Map<string, VirtualBrowser>();
  readonly #senders = new Map<string, Sender>();
  #lastVisit: number;
  #expiry: NodeJS.Timeout | null = null;

  /** `lastVisit`: number of the last visit that the trace already has. */
  constructor(recorder: Recorder, server: Server, lastVisit: number) {
    this.#recorder = recorder;
    this.#server = server;
    this.#lastVisit = lastVisit;
  }

  get names(): string[] {
    return [...this.#browsers.keys()];
  }

  /** Puts these in the place of all that were there. */
  replaceAll(browsers: readonly Beginning[]): void {
    this.close();
    this.#browsers.clear();
    for (const { name, cookies, page } of browsers)
      this.#browsers.set(name, new VirtualBrowser(name, this.#surroundings(), cookies, page));
  }

  /** Ends every request under way. */
  close(): void {
    for (const browser of this.#browsers.values()) browser.close();
    if (this.#expiry !== null) clearTimeout(this.#expiry);
  }

  add(name: string): Refusal | null {
    if (this.#browsers.has(name))
      return refusal('browser-exists', `There is already a browser called ${name}; choose another name.`, [
        'browser',
      ]);
    if (this.#browsers.size >= LIMITS.browsers)
      return refusal('limit', `A sandbox has at most ${LIMITS.browsers} browsers; remove one first.`, [
        'browser',
      ]);
    this.#browsers.set(name, new VirtualBrowser(name, this.#surroundings()));
    this.#recorder.record({ type: 'browser.added', browser: name, exchange: null });
    return null;
  }

  remove(browser: VirtualBrowser): Refusal | null {
    if (this.#browsers.size === 1)
      return refusal(
        'limit',
        'A sandbox needs at least one browser; add another before you remove this one.',
        ['browser'],
      );
    browser.close();
    this.#browsers.delete(browser.name);
    this.#recorder.record({ type: 'browser.removed', browser: browser.name, exchange: null });
    return null;
  }

  /** Does something with the browser of that name; `key` is where in the command the name stands. */
  async with(
    name: string,
    act: (browser: VirtualBrowser) => Refusal | null | Promise<Refusal | null>,
    key = 'browser',
  ): Promise<Refusal | null> {
    const browser = this.#browsers.get(name);
    if (browser !== undefined) return act(browser);
    const names = this.names.join(', ');
    return refusal('no-such-browser', `There is no browser called ${name}; there are ${names}.`, [key]);
  }

  /** Who sent a request; undefined where it comes from outside. */
  senderOf({ socket }: IncomingMessage): Sender | undefined {
    if (this.#senders.size === 0) return undefined;
    return this.#senders.get(connectionKey(socket.remotePort, socket.localPort));
  }

  /** Takes cookies out of the jars at the moment they expire, by the sandbox clock. */
  watchExpiry(): void {
    if (this.#expiry !== null) clearTimeout(this.#expiry);
    const ends = [...this.#browsers.values()]
      .map((browser) => browser.jar.sweep())
      .filter((end) => end !== null);
    this.#expiry = null;
    if (ends.length === 0) return;
    const wait = Math.min(Math.max(Math.min(...ends) - now(), 1), LONGEST_TIMER_MS);
    this.#expiry = setTimeout(() => this.watchExpiry(), wait);
  }

  #surroundings(): Surroundings {
    return {
      ...this.#server,
      sink: this.#recorder.record,
      nextExchange: () => this.#recorder.nextExchange(),
      nextVisit: () => {
        this.#lastVisit += 1;
        return this.#lastVisit;
      },
      announce: (key, sender) => {
        this.#senders.set(key, sender);
        return () => this.#senders.delete(key);
      },
    };
  }
}
