/** What has to be said over the whole screen: no connection, a crash, a refused command, notices of the model. */
import { useModel, useView } from '../model/hooks.tsx';
import { OpenedBanners } from '../share/OpenedBanners.tsx';
import { Button, type Refusal } from '../ui/index.ts';
import { Banner } from './Banner.tsx';

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
          {message ?? 'The page lost its sandbox.'}
          {connection === 'refused' && (
            <Button size="sm" onClick={() => location.reload()}>
              Reload the page
            </Button>
          )}
        </Banner>
      )}
      {connection === 'live' && crash !== null && (
        <Banner tone="bad">
          {crash.message} {running && 'Sessions in its memory are gone, the cookie jars are not.'}
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
