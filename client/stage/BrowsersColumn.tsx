/** The left of the stage: the virtual browsers, what they show, what they can send, and their cookie jars. */
import { useState } from 'react';
import type { CommandInput } from '#shared/commands.ts';
import { useInLesson } from '../lessons/useLessons.tsx';
import { useModel, useView } from '../model/hooks.tsx';
import { stageTexts } from '../texts/stage.ts';
import { type Sentence, whyRefused } from '../ui/index.ts';
import { BrowserTabs, tabId } from './BrowserTabs.tsx';
import { BrowserWindow } from './BrowserWindow.tsx';
import { AWAITED, nextName } from './browserNames.ts';
import type { QuickVisit } from './demoRoutes.ts';
import { JarPanel, OtherJars } from './JarPanel.tsx';
import { OutsidePanel } from './OutsidePanel.tsx';
import { QuickActions } from './QuickActions.tsx';
import { useAct } from './useAct.ts';
import { useTab } from './useTab.ts';
import { useTransport } from './useTransport.ts';
import './browsers.css';

const words = stageTexts.browsers;

/** What scrolls takes the focus, so that arrow keys can scroll it. */
const SCROLLABLE = { tabIndex: 0 };

export function BrowsersColumn() {
  const model = useModel();
  const act = useAct();
  const [chosen, choose] = useTab();
  const known = useView((state) => state.shown.browsers);
  const waiting = useView(({ head }) => head === 0);
  const browsers = waiting ? AWAITED : known;
  const tab = waiting ? (AWAITED[0]?.name ?? null) : chosen;
  const hasOutside = useView(({ exchanges }) => exchanges.some(({ browser }) => browser === null));
  const exchange = useView((state) => state.exchange);
  // A closed gate, and a lesson, says itself what to do first.
  const open = useView(
    ({ exchanges, gate, beginning }) => exchanges.length === 0 && gate === null && beginning === null,
  );
  const inviting = !useInLesson() && open;
  const live = useView((state) => state.connection === 'live');
  const gate = useView((state) => state.gate);
  const [error, setError] = useState<Sentence | null>(null);
  const selected = browsers.find(({ name }) => name === tab) ?? null;

  const way = useTransport(selected);

  const send = async (command: CommandInput): Promise<boolean> => {
    const result = await act(command);
    setError(whyRefused(result));
    return result.ok;
  };
  const add = async () => {
    const name = nextName(model.getState().world.browsers.map((browser) => browser.name));
    if (await send({ type: 'addBrowser', browser: name })) choose(name);
  };
  const visit = (made: QuickVisit['visit']) => {
    if (selected === null) return;
    void send({ type: 'visit', browser: selected.name, ...made, transport: way.transport });
  };

  return (
    <section className="browsers" aria-label={words.name} inert={waiting}>
      <h2 className="zone">{words.name}</h2>
      <div className="window" data-anchor="browser">
        <BrowserTabs
          browsers={browsers}
          outside={hasOutside}
          selected={tab}
          onSelect={choose}
          onAdd={() => void add()}
          onRemove={(browser) => void send({ type: 'removeBrowser', browser })}
          onScript={(browser) => void send({ type: 'readDocumentCookie', browser })}
          onClose={(browser) => void send({ type: 'closeBrowser', browser })}
        />
        <div id="browser-panel" role="tabpanel" aria-labelledby={tabId(tab)} className="window-body">
          {selected !== null && <BrowserWindow browser={selected} inviting={inviting} way={way} />}
          {selected === null && <OutsidePanel exchange={exchange?.browser === null ? exchange : null} />}
        </div>
      </div>
      {selected !== null && (
        <QuickActions
          inviting={inviting}
          disabled={!live || gate !== null}
          gate={gate}
          error={error}
          onVisit={visit}
        />
      )}
      <section className="jars" aria-label={words.jars.name} {...SCROLLABLE}>
        {selected !== null && <JarPanel key={selected.name} browser={selected} />}
        <OtherJars browsers={browsers.filter((browser) => browser !== selected)} />
      </section>
    </section>
  );
}
