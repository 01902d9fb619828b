/** What has to be said over the whole screen: no connection, a crash, a refused command, notices of the model. */
import { wishFor } from '../guide/wishes.ts';
import { useModel, useView } from '../model/hooks.tsx';
import { OpenedBanners } from '../share/OpenedBanners.tsx';
import { appTexts } from '../texts/app.ts';
import { Button, InServersWords, type Refusal } from '../ui/index.ts';
import { Banner } from './Banner.tsx';

const words = appTexts.banners;

export function Banners({ refusal }: { refusal: Refusal }) {
  const model = useModel();
  const connection = useView((state) => state.connection);
  const message = useView((state) => state.connectionMessage);
  const crash = useView((state) => state.world.crash);
  const running = useView((state) => state.world.running);
  const notices = useView((state) => state.notices);

  return (
    <div className="banners" role="status">
      <OpenedBanners />
      {(connection === 'offline' || connection === 'refused') && (
        <Banner tone="bad">
          {connection === 'refused' && message !== null ? (
            <InServersWords>{message}</InServersWords>
          ) : (
            (message ?? words.lost)
          )}{' '}
          {connection === 'offline' && words.offlineNext}
          {connection === 'refused' && (
            <Button size="sm" onClick={() => location.reload()}>
              {words.reload}
            </Button>
          )}
        </Banner>
      )}
      {connection === 'live' && crash !== null && (
        <Banner tone="bad">
          <InServersWords>{crash.message}</InServersWords> {running && words.crashNext}
          {!running && (
            <Button size="sm" onClick={() => wishFor('reset')}>
              {words.reset}
            </Button>
          )}
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
