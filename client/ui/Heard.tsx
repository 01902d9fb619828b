/** A text of the catalogue of which only one part is seen, at the place `{…}` in it; the rest is for those who listen. */
import type { ReactNode } from 'react';

export interface HeardProps {
  text: string;
  seen: ReactNode;
}

export function Heard({ text, seen }: HeardProps) {
  const [before, after] = text.split(/\{\w+\}/);
  return (
    <>
      <Unseen>{before}</Unseen>
      {seen}
      <Unseen>{after}</Unseen>
    </>
  );
}

/** What is seen may be data that nobody translates, what is heard are words. */
const Unseen = ({ children = '' }: { children: string | undefined }) =>
  children !== '' && (
    <span className="vh" translate="yes">
      {children}
    </span>
  );
