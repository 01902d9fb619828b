/**
 * Keeps what a learner typed and might want to keep for themselves out of a link: secrets, form fields, values in an
 * address, cookie values. What the demo itself is made of stays. The same secret always gets the same placeholder, so that
 * rotating and comparing secrets mean the same. Pure.
 */

import { type SessionOptions, TUTORIAL_OPTIONS } from '#shared/options.ts';
import type { LinkCommand } from '#shared/shareLink.ts';

/** How many of each were replaced. */
export interface LeftOut {
  secrets: number;
  fields: number;
  addresses: number;
  cookies: number;
}

/** What stands in the place of anything that isn't a secret of the session. */
export const PLACEHOLDER = 'left-out';

/** What the demo app's own texts tell everybody. */
const KNOWN_VALUES: Readonly<Record<string, string>> = { username: 'user1', password: 'mypassword' };
/** Fields of the demo app whose content it shows on its pages again. */
const CONTENT = ['item', 'message', 'note', 'language', 'theme'];
const DEMO_COOKIES = ['light', 'dark', ''];

export class LeavingOut {
  readonly left: LeftOut = { secrets: 0, fields: 0, addresses: 0, cookies: 0 };
  readonly #secrets = new Map<string, string>();

  of(command: LinkCommand): LinkCommand {
    switch (command.type) {
      case 'setOptions':
        return { ...command, options: this.#options(command.options) };
      case 'visit': {
        const { form } = command;
        const path = this.#path(command.path);
        return { ...command, path, ...(form ? { form: form.map((field) => this.#field(field)) } : {}) };
      }
      case 'editCookie':
        return command.value === undefined ? command : { ...command, value: this.#cookie(command.value) };
      default:
        return command;
    }
  }

  #options(options: SessionOptions): SessionOptions {
    const { secret, byHand } = options;
    const written = byHand?.secret;
    return {
      ...options,
      secret: Array.isArray(secret) ? secret.map((each) => this.#secret(each)) : this.#secret(secret),
      ...(typeof written === 'string' ? { byHand: { ...byHand, secret: this.#secret(written) } } : {}),
    };
  }

  #secret(secret: string): string {
    if (secret === '' || secret === TUTORIAL_OPTIONS.secret) return secret;
    const known = this.#secrets.get(secret);
    if (known !== undefined) return known;
    this.left.secrets += 1;
    const placeholder = `${PLACEHOLDER}-secret-${this.#secrets.size + 1}`;
    this.#secrets.set(secret, placeholder);
    return placeholder;
  }

  #field([name, value]: [string, string]): [string, string] {
    if (value === '' || KNOWN_VALUES[name] === value || CONTENT.includes(name)) return [name, value];
    this.left.fields += 1;
    return [name, PLACEHOLDER];
  }

  /** No page of the demo reads a query, so its values mean nothing to it. */
  #path(path: string): string {
    const cut = path.indexOf('?');
    if (cut === -1) return path;
    const query = path.slice(cut + 1).replace(/([^&=]*)=([^&]+)/g, (_, name: string) => {
      this.left.addresses += 1;
      return `${name}=${PLACEHOLDER}`;
    });
    return `${path.slice(0, cut)}?${query}`;
  }

  #cookie(value: string): string {
    if (DEMO_COOKIES.includes(value)) return value;
    this.left.cookies += 1;
    return PLACEHOLDER;
  }
}
