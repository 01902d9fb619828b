/** What has to be said over the whole screen: no connection, a refused command, notices of the model. */
import { useModel, useView } from '../model/hooks.tsx';
import { useOpened } from '../share/shown.ts';
import { appTexts } from '../texts/app.ts';
import { Button, InServersWords, later, Part, type Refusal } from '../ui/index.ts';
import { Banner } from './Banner.tsx';

const openedBanners = later(() => import('../share/OpenedBanners.tsx'));

const words = appTexts.banners;

export function Banners({ refusal }: { refusal: Refusal }) {
  const model = useModel();
  const opened = useOpened();
  const connection = useView((state) => state.connection);
  const message = useView((state) => state.connectionMessage);
  // Where there is nothing yet, the stage says it.
  const something = useView(({ head }) => head > 0);
  const notices = useView((state) => state.notices);

  return (
    <div className="banners" role="status">
      {(opened.link ?? opened.problem ?? opened.recording) !== null && (
        <Part of={openedBanners}>{({ OpenedBanners }) => <OpenedBanners />}</Part>
      )}
      {connection === 'offline' && (
        <Banner tone="away">
          <b>{message ?? words.lost}</b> {words.offlineNext}
        </Banner>
      )}
      {connection === 'refused' && something && (
        <Banner tone="bad">
          <InServersWords>{message ?? words.lost}</InServersWords>
          <Button size="sm" onClick={() => location.reload()}>
            {words.reload}
          </Button>
        </Banner>
      )}
      {refusal.error !== null && (
        <Banner tone="bad" onDismiss={refusal.clear}>
          {refusal.error}
        </Banner>
      )}
      {notices.map((notice) => (
        <Banner
          key={notice.id}
          tone={notice.tone === 'warning' ? 'warn' : 'info'}
          onDismiss={() => model.dismissNotice(notice.id)}
        >
          {notice.text}
        </Banner>
      ))}
    </div>
  );
}
