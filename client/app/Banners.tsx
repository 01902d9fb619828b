/** What has to be said over the whole screen: no connection, a crash, a refused command, notices of the model. */
import clsx from 'clsx';
import { CircleAlert, Info, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useModel, useView } from '../model/hooks.tsx';
import { Button, IconButton, type Refusal } from '../ui/index.ts';
import './banners.css';

export function Banners({ refusal }: { refusal: Refusal }) {
  const model = useModel();
  const connection = useView((state) => state.connection);
  const message = useView((state) => state.connectionMessage);
  const crash = useView((state) => state.world.crash);
  const running = useView((state) => state.world.running);
  const notices = useView((state) => state.notices);

  return (
    <div className="banners" role="status">
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

interface BannerProps {
  tone: 'bad' | 'warn' | 'info';
  children: ReactNode;
  onDismiss?: () => void;
}

function Banner({ tone, children, onDismiss }: BannerProps) {
  return (
    <div className={clsx('banner', `banner-${tone}`)}>
      {tone === 'info' ? <Info /> : <CircleAlert />}
      <p>{children}</p>
      {onDismiss && (
        <IconButton label="Dismiss" onClick={onDismiss}>
          <X />
        </IconButton>
      )}
    </div>
  );
}
