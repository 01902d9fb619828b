/** The words of a check's part whose author wrote none. */
import type { Count, Matcher, Part } from '#shared/lessonChecks.ts';
import type { Line } from '#shared/lessonText.ts';

/** What a part asks for, as one plain line. */
export function saysOf(part: Part): Line {
  return [{ text: words(part), style: 'plain', to: null }];
}

function words(part: Part): string {
  switch (part.kind) {
    case 'event':
      return `${times(part.count)}${part.event}${where(part.where)}`;
    case 'did':
      return `${times(part.count)}${part.did}`;
    case 'jar':
      return `${part.jar}’s jar has ${part.there ? '' : 'not '}${part.cookie}${where(part.where)}`;
    case 'sessions':
      return `sessions in the store: ${wanted(part.count)}`;
    case 'session':
      return `${part.key} of ${part.session}’s session: ${wanted(part.is)}`;
    case 'option':
      return `option ${part.option}: ${wanted(part.is)}`;
    case 'storeKind':
      return `the ${part.storeKind} store`;
    case 'clock':
      return `clock ahead by: ${wanted(part.clock)} ms`;
  }
}

function times({ atLeast, atMost }: Count): string {
  if (atMost === atLeast) return `exactly ${atLeast} × `;
  if (atMost !== null) return `at most ${atMost} × `;
  return atLeast > 1 ? `${atLeast} × ` : '';
}

function where(fields: Readonly<Record<string, Matcher>>): string {
  const all = Object.entries(fields).map(([field, matcher]) => `${field} ${wanted(matcher)}`);
  return all.length === 0 ? '' : ` (${all.join(', ')})`;
}

function wanted(matcher: Matcher): string {
  switch (matcher.is) {
    case 'one-of':
      return matcher.values.map(String).join(' or ');
    case 'not':
      return `not ${matcher.values.map(String).join(' or ')}`;
    case 'compared':
      return `${matcher.by} ${matcher.to}`;
    case 'has':
      return `has ${matcher.value}`;
    case 'present':
    case 'absent':
      return matcher.is;
    case 'same':
      return `as in ${matcher.as}`;
    case 'different':
      return `another than in ${matcher.as}`;
    case 'more':
    case 'less':
      return `${matcher.is} than in ${matcher.as}`;
  }
}
