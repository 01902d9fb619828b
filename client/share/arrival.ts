/**
 * How a page was opened: by a share link or not. A link's code is taken out of the address once it is read, and so is any
 * sandbox beside it: what a stranger's link asks for happens in a fresh sandbox and nowhere else.
 */
import type { Command } from '#shared/commands.ts';
import type { Credentials } from '#shared/protocol.ts';
import { type CredentialsPage, type CredentialsPlace, withCredentials } from '../model/credentials.ts';

const FRAGMENT_KEY = 'share';

export type Arrival =
  | { kind: 'plain' }
  | { kind: 'link'; commands: Command[] }
  | { kind: 'broken'; problem: string };

type Page = Pick<CredentialsPage, 'history'> & {
  readonly location: { readonly hash: string; readonly pathname: string; readonly search: string };
};

const fieldsOf = (fragment: string) => new URLSearchParams(fragment.replace(/^#/, ''));

export const hasLink = (fragment: string): boolean => fieldsOf(fragment).has(FRAGMENT_KEY);

/** The address that gives whoever opens it a sandbox of that code. */
export const linkTo = (address: string, code: string): string => `${address}#${FRAGMENT_KEY}=${code}`;

/** What reads a link comes only for those who have one. */
export async function arrive({ location, history }: Page): Promise<Arrival> {
  const fields = fieldsOf(location.hash);
  const code = fields.get(FRAGMENT_KEY);
  if (code === null) return { kind: 'plain' };
  const { decodeLink } = await import('#shared/shareLink.ts');
  const read = decodeLink(code);
  fields.delete(FRAGMENT_KEY);
  if ('commands' in read) fields.delete('sandbox');
  const { pathname, search } = location;
  history.replaceState(history.state, '', fields.size === 0 ? `${pathname}${search}` : `#${fields}`);
  return 'problem' in read
    ? { kind: 'broken', problem: read.problem }
    : { kind: 'link', commands: read.commands };
}

/** A new sandbox, which this address alone remembers: the one that this person had stays theirs. */
export function freshCredentialsOf(page: Omit<CredentialsPage, 'localStorage'>): CredentialsPlace {
  let own: Credentials | null = null;
  return {
    load: () => own,
    save(credentials) {
      own = credentials;
      page.history.replaceState(page.history.state, '', withCredentials(page.location.hash, credentials));
    },
  };
}
