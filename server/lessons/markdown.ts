/**
 * The Markdown of a lesson as data: paragraphs, flat lists, code blocks, emphasis, code, and links to a place on the
 * stage (`#jar:alice`) or to an event that a check has named (`#seen:touch`). Anything else is an author's error.
 */
import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { type Block, type Line, Place, type Pointer, type Prose, type Span } from '#shared/lessonText.ts';
import { Station } from '#shared/trace.ts';
import { OPTION_PATHS } from './optionWords.ts';
import { type Problems, type Spot, unknownWord } from './problems.ts';

/** A link `#seen:name`, for the loader to see whether some check gives that name. */
export interface SeenLink {
  name: string;
  spot: Spot;
}

export interface MarkdownContext {
  problems: Problems;
  /** A browser's name as the sandbox has it, or null where there is none. */
  browser: (name: string) => string | null;
  browsers: () => readonly string[];
  seen: SeenLink[];
}

/** A section: what follows a `## heading` up to the next. */
export interface Section {
  key: string;
  spot: Spot;
  prose: Prose;
}

const placeNames: readonly string[] = Place.options;

/** Reads one line of words, such as a question. `spot` is where it stands, for what is wrong with it. */
export function readLine(text: string, spot: Spot, context: MarkdownContext): Line {
  const { children } = fromMarkdown(text.trim());
  const [only] = children;
  if (children.length === 0) return [];
  if (children.length > 1 || only?.type !== 'paragraph') {
    context.problems.add(spot, 'L105', 'this is one line of words: no lists, headings or blank lines here');
    return [];
  }
  return spans(only.children, () => spot, context);
}

/** Reads the sections below the front matter, of which `linesBefore` lines are above `text`. */
export function readSections(text: string, linesBefore: number, context: MarkdownContext): Section[] {
  const spotOf = ({ position }: Nodes): Spot => ({
    line: (position?.start.line ?? 1) + linesBefore,
    column: position?.start.column ?? 1,
  });
  const sections: Section[] = [];
  for (const node of fromMarkdown(text).children) {
    if (node.type === 'heading') {
      if (node.depth === 2) sections.push({ key: headingText(node.children), spot: spotOf(node), prose: [] });
      else
        context.problems.add(
          spotOf(node),
          'L105',
          'only headings with "##" are taken: each begins a section',
        );
      continue;
    }
    const section = sections.at(-1);
    if (section === undefined)
      context.problems.add(spotOf(node), 'L105', 'words before the first section: begin with "## intro"');
    else section.prose.push(...block(node, spotOf, context));
  }
  return sections;
}

const headingText = (children: readonly PhrasingContent[]) =>
  children
    .map((child) => ('value' in child ? child.value : ''))
    .join('')
    .trim()
    .replace(/\s*:\s*/, ': ');

type SpotOf = (node: Nodes) => Spot;

function block(node: RootContent, spotOf: SpotOf, context: MarkdownContext): Block[] {
  switch (node.type) {
    case 'paragraph':
      return [{ type: 'paragraph', line: spans(node.children, spotOf, context) }];
    case 'code':
      return [{ type: 'code', language: node.lang ?? null, text: node.value }];
    case 'list': {
      const items = node.children.map((item) => {
        const [only] = item.children;
        if (item.children.length === 1 && only?.type === 'paragraph')
          return spans(only.children, spotOf, context);
        context.problems.add(
          spotOf(item),
          'L105',
          'a list’s item is one paragraph; lists in lists are not shown',
        );
        return [];
      });
      return [{ type: 'list', ordered: node.ordered === true, items }];
    }
    default:
      context.problems.add(spotOf(node), 'L105', `${NAMES[node.type] ?? 'this'} is not shown in a lesson`);
      return [];
  }
}

const NAMES: Partial<Record<RootContent['type'], string>> = {
  html: 'HTML',
  image: 'an image',
  blockquote: 'a quotation',
  thematicBreak: 'a line across',
  definition: 'a link definition',
};

function spans(nodes: readonly PhrasingContent[], spotOf: SpotOf, context: MarkdownContext): Line {
  const read = (node: PhrasingContent, style: Span['style'], to: Pointer | null): Span[] => {
    switch (node.type) {
      case 'text':
        return [{ text: node.value.replace(/\s*\n\s*/g, ' '), style, to }];
      case 'inlineCode':
        return [{ text: node.value, style: 'code', to }];
      case 'break':
        return [{ text: ' ', style, to }];
      case 'emphasis':
        return node.children.flatMap((child) => read(child, 'emphasis', to));
      case 'strong':
        return node.children.flatMap((child) => read(child, 'strong', to));
      case 'link': {
        const pointer = pointerTo(node.url, spotOf(node), context);
        return node.children.flatMap((child) => read(child, style, pointer));
      }
      default:
        context.problems.add(spotOf(node), 'L105', `${NAMES[node.type] ?? 'this'} is not shown in a lesson`);
        return [];
    }
  };
  return nodes.flatMap((node) => read(node, 'plain', null));
}

function pointerTo(url: string, spot: Spot, context: MarkdownContext): Pointer | null {
  const { problems, seen } = context;
  if (!url.startsWith('#')) {
    problems.add(
      spot,
      'L105',
      'a link points at a place on the stage, such as [the jar](#jar:alice), or at #seen:name',
    );
    return null;
  }
  const [name = '', ...rest] = url.slice(1).split(':');
  const of = rest.join(':');
  if (name === 'seen') {
    seen.push({ name: of, spot });
    return { kind: 'seen', name: of };
  }
  const place = Place.safeParse(name).data;
  if (place === undefined) {
    const known = ['seen', ...placeNames].map((each) => `#${each}`);
    problems.add(spot, 'L209', unknownWord('place to point at', `#${name}`, known));
    return null;
  }
  const at = (part: string | null, browser: string | null): Pointer => ({
    kind: 'place',
    place,
    browser,
    part,
  });
  if (place === 'station' || place === 'option') {
    const known = place === 'station' ? Station.options : OPTION_PATHS;
    if (known.some((each) => each === of)) return at(of, null);
    problems.add(spot, 'L209', unknownWord(place, of, known));
    return null;
  }
  if (of === '') return at(null, null);
  const browser = context.browser(of);
  if (browser === null) problems.add(spot, 'L207', unknownWord('browser', of, context.browsers()));
  return browser === null ? null : at(null, browser);
}
