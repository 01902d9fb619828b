/** A text of the catalogue with elements in it: `{name}` in the text is the place of the element of that name. */
import { Fragment, type ReactNode } from 'react';

export interface RichProps {
  text: string;
  /** Keyed by the name in braces. */
  parts: Record<string, ReactNode>;
}

export function Rich({ text, parts }: RichProps): ReactNode {
  return text.split(/\{(\w+)\}/).map((part, at) => {
    const name = `${at}-${part}`;
    return <Fragment key={name}>{at % 2 === 1 ? (parts[part] ?? part) : part}</Fragment>;
  });
}
