/** The seal on a session id: its halves close where the signature holds, and part where it doesn't. */
import clsx from 'clsx';
import { useRef } from 'react';
import { useView } from '../model/hooks.tsx';
import { useRide, WHOLE } from './useRide.ts';

export function Seal({ holds }: { holds: boolean }) {
  const ref = useRef<SVGSVGElement>(null);
  const verifying = useView(({ event }) => event?.type === 'cookie.read' && event.raw !== null);
  useRide(ref, verifying ? WHOLE : null);
  return (
    <svg ref={ref} className={clsx('seal', !holds && 'seal-broken')} viewBox="-4 0 20 12" aria-hidden="true">
      <path d="M5.5 1v10A5 5 0 0 1 5.5 1z" />
      <path d="M6.5 1v10A5 5 0 0 0 6.5 1z" />
    </svg>
  );
}
