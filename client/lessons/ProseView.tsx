/** The words of a lesson: paragraphs, lists and code; words that name a thing on the stage point at it. */
import clsx from 'clsx';
import { createContext, Fragment, type ReactNode, use, useEffect, useRef } from 'react';
import { languageOf } from '#shared/lessonLanguages.ts';
import type { Lesson } from '#shared/lessons.ts';
import { type Block, type Line, PLACES, type Pointer, type Prose, type Span } from '#shared/lessonText.ts';
import { useModel } from '../model/hooks.tsx';
import { lessonsTexts } from '../texts/lessons.ts';
import { askedLanguage } from '../texts/texts.ts';
import { Code } from '../ui/Code.tsx';
import { placeOf, pointAt } from './pointing.ts';
import { useDeskState } from './useLessons.tsx';
import './prose.css';

const T = lessonsTexts;

/** The language in which that lesson, or the course itself, is shown: the one asked for where there is a translation. */
export const wordsLanguage = (words: Pick<Lesson, 'translations'>): string =>
  languageOf(words, askedLanguage);

const WordsLanguage = createContext('en');

/** Lines and prose inside are those of that lesson. */
export function WordsOf({ lesson, children }: { lesson: Lesson; children: ReactNode }) {
  return <WordsLanguage value={wordsLanguage(lesson)}>{children}</WordsLanguage>;
}

export function ProseView({ prose, className }: { prose: Prose; className?: string }) {
  if (prose.length === 0) return null;
  return (
    <div className={clsx('prose', className)}>
      {keyed(prose, blockText).map(({ key, item }) => (
        <BlockView key={key} block={item} />
      ))}
    </div>
  );
}

function BlockView({ block }: { block: Block }) {
  if (block.type === 'paragraph')
    return (
      <p>
        <LineView line={block.line} />
      </p>
    );
  if (block.type === 'code')
    return (
      <Code code={block.text} label={block.language === null ? T.example : T.exampleIn(block.language)} />
    );
  const List = block.ordered ? 'ol' : 'ul';
  return (
    <List className={block.ordered ? 'prose-ordered' : 'prose-list'}>
      {keyed(block.items, lineText).map(({ key, item }) => (
        <li key={key}>
          <LineView line={item} />
        </li>
      ))}
    </List>
  );
}

export function LineView({ line }: { line: Line }) {
  const lang = use(WordsLanguage);
  const parts = keyed(withMarks(line), ({ span, mark }) => span.text + mark).map(
    ({ key, item: { span, mark } }) => (
      <Fragment key={key}>
        {span.to === null ? (
          styled(span)
        ) : (
          <span className="points-with-mark">
            <Pointing span={span} to={span.to} />
            {mark}
          </span>
        )}
      </Fragment>
    ),
  );
  return <span lang={lang}>{parts}</span>;
}

const MARKS = /^[.,;:!?)”’…]+/;

/** Words that point are a button, after which a line may break: the marks that follow stay with it. */
function withMarks(line: Line): { span: Span; mark: string }[] {
  return line.map((span, at) => {
    const isAfterPointing = at > 0 && line[at - 1]?.to != null && span.to === null && span.style === 'plain';
    const next = line[at + 1];
    const mark =
      span.to !== null && next?.to === null && next.style === 'plain' ? MARKS.exec(next.text) : null;
    return {
      span: isAfterPointing ? { ...span, text: span.text.replace(MARKS, '') } : span,
      mark: mark?.[0] ?? '',
    };
  });
}

function styled({ text, style }: Span) {
  if (style === 'code') return <code>{text}</code>;
  if (style === 'strong') return <b>{text}</b>;
  return style === 'emphasis' ? <em>{text}</em> : text;
}

function Pointing({ span, to }: { span: Span; to: Pointer }) {
  return to.kind === 'seen' ? <SeenWords span={span} name={to.name} /> : <PlaceWords span={span} to={to} />;
}

/** Hover and focus mark the place; a press brings it into view. */
function PlaceWords({ span, to }: { span: Span; to: Extract<Pointer, { kind: 'place' }> }) {
  const off = useRef(() => {});
  const on = () => {
    off.current();
    off.current = pointAt(document, to);
  };
  const leave = () => off.current();
  useEffect(() => () => off.current(), []);
  return (
    <button
      type="button"
      className="points"
      title={PLACES[to.place]}
      onPointerEnter={on}
      onPointerLeave={leave}
      onFocus={on}
      onBlur={leave}
      onClick={() => {
        on();
        placeOf(document, to)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      }}
    >
      {styled(span)}
    </button>
  );
}

/** The learner's own event: a press brings the stage to it. */
function SeenWords({ span, name }: { span: Span; name: string }) {
  const model = useModel();
  const seq = useDeskState().run?.context.named[name];
  if (seq === undefined) return <span>{styled(span)}</span>;
  return (
    <button
      type="button"
      className="points points-seen"
      title={T.seeEvent}
      onClick={() => model.player.seek(seq)}
    >
      {styled(span)}
    </button>
  );
}

const lineText = (line: Line): string => line.map(({ text }) => text).join('');

function blockText(block: Block): string {
  if (block.type === 'paragraph') return lineText(block.line);
  return block.type === 'code' ? block.text : block.items.map(lineText).join('\n');
}

/** Words are known by what they say; the same words twice by which of them it is. */
function keyed<T>(items: readonly T[], textOf: (item: T) => string): { key: string; item: T }[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const text = textOf(item);
    const count = (seen.get(text) ?? 0) + 1;
    seen.set(text, count);
    return { key: `${count} ${text}`, item };
  });
}
