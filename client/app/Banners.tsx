/** What has to be said over the whole screen: no connection, a crash, a refused command, notices of the model. */
import { wishFor } from '../guide/wishes.ts';
import { useModel, useView } from '../model/hooks.tsx';
import { OpenedBanners } from '../share/OpenedBanners.tsx';
import { Button, type Refusal } from '../ui/index.ts';
import { Banner } from './Banner.tsx';

const TEXTS = {
  lost: 'The page lost its sandbox.',
  offlineNext:
    'If Sessionscope was stopped, start it again: the page goes on by itself. Until then you can look at all that happened.',
  reload: 'Reload the page',
  crashNext:
    'Sessions in its memory are gone, the cookie jars are not. Another server took its place: send a request to go on.',
  reset: 'Reset the sandbox…',
};

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
          {message ?? TEXTS.lost} {connection === 'offline' && TEXTS.offlineNext}
          {connection === 'refused' && (
            <Button size="sm" onClick={() => location.reload()}>
              {TEXTS.reload}
            </Button>
          )}
        </Banner>
      )}
      {connection === 'live' && crash !== null && (
        <Banner tone="bad">
          {crash.message} {running && TEXTS.crashNext}
          {!running && (
            <Button size="sm" onClick={() => wishFor('reset')}>
              {TEXTS.reset}
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
