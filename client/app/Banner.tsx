/** One line over the whole screen: what has to be said, and how it goes away. */
import clsx from 'clsx';
import { CircleAlert, Info, Unplug, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { appTexts } from '../texts/app.ts';
import { IconButton } from '../ui/index.ts';
import './banners.css';

const ICONS = { bad: <CircleAlert />, warn: <CircleAlert />, info: <Info />, away: <Unplug /> };

interface BannerProps {
  /** away: nothing is wrong with what is on screen, but nothing new comes. */
  tone: 'bad' | 'warn' | 'info' | 'away';
  children: ReactNode;
  onDismiss?: () => void;
}

export function Banner({ tone, children, onDismiss }: BannerProps) {
  return (
    <div className={clsx('banner', `banner-${tone}`)}>
      {ICONS[tone]}
      <p>{children}</p>
      {onDismiss && (
        <IconButton label={appTexts.dismiss} onClick={onDismiss}>
          <X />
        </IconButton>
      )}
    </div>
  );
}
