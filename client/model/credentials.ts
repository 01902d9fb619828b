/**
 * Which sandbox this person's page belongs to, and the proof: kept in the URL's fragment, which no request
 * ever carries, and in localStorage, so that a reload or another tab comes back to the same sandbox.
 */
import { Credentials } from '#shared/protocol.ts';

const STORAGE_KEY = 'sessionscope.sandbox';
const FRAGMENT_KEY = 'sandbox';

/** `<id>.<token>`; neither part is empty, an id has no dot. */
function parse(text: string): Credentials | null {
  const dot = text.indexOf('.');
  if (dot < 1 || dot === text.length - 1) return null;
  const parsed = Credentials.safeParse({ sandbox: text.slice(0, dot), token: text.slice(dot + 1) });
  return parsed.success ? parsed.data : null;
}

const format = ({ sandbox, token }: Credentials): string => `${sandbox}.${token}`;

/** The credentials in a fragment such as `#sandbox=<id>.<token>`; null where it has none. */
export function fromFragment(fragment: string): Credentials | null {
  return parse(new URLSearchParams(fragment.replace(/^#/, '')).get(FRAGMENT_KEY) ?? '');
}

/** The fragment with these credentials in it; whatever else it says stays. */
export function withCredentials(fragment: string, credentials: Credentials): string {
  const fields = new URLSearchParams(fragment.replace(/^#/, ''));
  fields.set(FRAGMENT_KEY, format(credentials));
  return `#${fields}`;
}

export interface CredentialsPlace {
  /** Those of the URL, else those that this browser knows, else null. */
  load(): Credentials | null;
  save(credentials: Credentials): void;
}

/** What credentials need of a Window. */
export interface CredentialsPage {
  readonly location: { readonly hash: string };
  readonly history: {
    readonly state: unknown;
    replaceState(state: unknown, unused: string, url: string): void;
  };
  /** May throw where the person forbids storage. */
  readonly localStorage: Pick<Storage, 'getItem' | 'setItem'>;
}

/** The fragment and storage of a page. Storage may be forbidden: then the URL alone remembers. */
export function credentialsOf(page: CredentialsPage): CredentialsPlace {
  return {
    load() {
      const named = fromFragment(page.location.hash);
      if (named !== null) return named;
      try {
        return parse(page.localStorage.getItem(STORAGE_KEY) ?? '');
      } catch {
        return null;
      }
    },
    save(credentials) {
      page.history.replaceState(page.history.state, '', withCredentials(page.location.hash, credentials));
      try {
        page.localStorage.setItem(STORAGE_KEY, format(credentials));
      } catch {
        // The URL has them; a new tab without it gets a sandbox of its own.
      }
    },
  };
}
