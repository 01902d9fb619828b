/** One line over the whole screen: what has to be said, and how it goes away. */
import clsx from 'clsx';
import { CircleAlert, Info, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { appTexts } from '../texts/app.ts';
import { IconButton } from '../ui/index.ts';
import './banners.css';

interface BannerProps {
  tone: 'bad' | 'warn' | 'info';
  children: ReactNode;
  onDismiss?: () => void;
}

export function Banner({ tone, children, onDismiss }: BannerProps) {
  return (
    <div className={clsx('banner', `banner-${tone}`)}>
      {tone === 'info' ? <Info /> : <CircleAlert />}
      <p>{children}</p>
      {onDismiss && (
        <IconButton label={appTexts.dismiss} onClick={onDismiss}>
          <X />
        </IconButton>
      )}
    </div>
  );
}
