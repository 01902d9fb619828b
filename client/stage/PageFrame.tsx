/** The page that a virtual browser got, rendered inert: no scripts, no loading; its links and forms become visits. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Page } from '#shared/world.ts';
import { stageTexts } from '../texts/stage.ts';
import { pageDocument } from './pageDocument.ts';
import { listenToPage } from './pageEvents.ts';
import type { PageAct } from './pageVisit.ts';
import { useTheme } from './useTheme.ts';

export interface PageFrameProps {
  page: Page;
  /** Whose page it is. */
  browser: string;
  onAct: (act: PageAct) => void;
}

export function PageFrame({ page, browser, onAct }: PageFrameProps) {
  const theme = useTheme();
  const frame = useRef<HTMLIFrameElement>(null);
  const act = useRef(onAct);
  act.current = onAct;
  const [loads, setLoads] = useState(0);
  const [height, setHeight] = useState<number | null>(null);
  const document = useMemo(() => pageDocument(page, theme), [page, theme]);

  useEffect(() => {
    const inside = frame.current?.contentDocument;
    // Null also while the next page is being parsed; its load comes here again.
    const root = inside?.querySelector(':root');
    if (loads === 0 || !inside || !root) return;
    setHeight(root.scrollHeight);
    return listenToPage(inside, page.url, (made) => act.current(made));
  }, [loads, page.url]);

  return (
    <iframe
      ref={frame}
      className="page-frame"
      title={stageTexts.browsers.page.title(browser)}
      sandbox="allow-same-origin"
      srcDoc={document}
      style={{ height: height ?? undefined, colorScheme: theme }}
      onLoad={() => setLoads((count) => count + 1)}
    />
  );
}
