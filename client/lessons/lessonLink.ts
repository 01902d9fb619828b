/**
 * A lesson by link: `#lesson=<id>`, also with `&projector`. The fragment carries the sandbox's credentials too, which
 * stay; the lesson is taken out once it is read, so that a reload goes on instead of beginning anew.
 */
import { fromFragment, withCredentials } from '../model/credentials.ts';

export interface Link {
  lesson: string | null;
  projector: boolean;
}

const fieldsOf = (fragment: string) => new URLSearchParams(fragment.replace(/^#/, ''));

export function readLink(fragment: string): Link {
  const fields = fieldsOf(fragment);
  const projector = fields.get('projector');
  return { lesson: fields.get('lesson') || null, projector: projector !== null && projector !== 'off' };
}

/** The fragment without the lesson; all else stays. */
export function withoutLesson(fragment: string): string {
  const fields = fieldsOf(fragment);
  fields.delete('lesson');
  return fields.size === 0 ? '' : `#${fields}`;
}

/** An address to hand out: it begins that lesson in a sandbox of whoever opens it. */
export const linkTo = (origin: string, lesson: string, projector = false): string =>
  `${origin}/#lesson=${lesson}${projector ? '&projector' : ''}`;

/** Reads the link of a page, now and whenever its fragment changes. */
export function followLinks(page: Window, open: (lesson: string) => void, project: () => void): void {
  const take = (before: string | null) => {
    const { hash, pathname, search } = page.location;
    const { lesson, projector } = readLink(hash);
    if (projector) project();
    // A link that was opened in this tab has no credentials: those of the page stay.
    const kept = before === null || fromFragment(hash) !== null ? null : fromFragment(before);
    const rest = withoutLesson(hash);
    const next = kept === null ? rest : withCredentials(rest, kept);
    if (next !== hash) page.history.replaceState(page.history.state, '', next || `${pathname}${search}`);
    if (lesson !== null) open(lesson);
  };
  take(null);
  page.addEventListener('hashchange', ({ oldURL }) => take(new URL(oldURL).hash));
}
