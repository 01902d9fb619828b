/** What can be taken out of a sandbox, a tab each: a link, a recording, a HAR file, the app itself. */
import { useState } from 'react';
import { shareTexts } from '../texts/share.ts';
import { Dialog } from '../ui/index.ts';
import { Tabs } from '../ui/Tabs.tsx';
import { EjectTab } from './EjectTab.tsx';
import { HarTab } from './HarTab.tsx';
import { LinkTab } from './LinkTab.tsx';
import { RecordingTab } from './RecordingTab.tsx';
import './share.css';

const T = shareTexts;

const TABS = ['link', 'recording', 'har', 'eject'] as const;
type Tab = (typeof TABS)[number];

export function ShareDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [tab, setTab] = useState<Tab>('link');
  return (
    <Dialog open={open} onClose={onClose} title={T.title}>
      <Tabs
        label={T.title}
        value={tab}
        tabs={TABS.map((value) => ({ value, label: T.tabs[value] }))}
        onChange={setTab}
      >
        <div className="share-page">
          {tab === 'link' && <LinkTab />}
          {tab === 'recording' && <RecordingTab onOpened={onClose} />}
          {tab === 'har' && <HarTab />}
          {tab === 'eject' && <EjectTab />}
        </div>
      </Tabs>
    </Dialog>
  );
}
