/** Says what the page shows that isn't simply this person's sandbox: a link's steps, a broken link, a recording. */
import { useSyncExternalStore } from 'react';
import { Banner } from '../app/Banner.tsx';
import { shareTexts } from '../texts/share.ts';
import { Button } from '../ui/index.ts';
import type { LinkRun } from './linkRun.ts';
import { leaveRecording, open, useOpened } from './shown.ts';

const { run: RUN, recording: RECORDING } = shareTexts;

export function OpenedBanners() {
  const { link, problem, recording } = useOpened();
  return (
    <>
      {problem !== null && (
        <Banner tone="warn" onDismiss={() => open({ problem: null })}>
          {RUN.broken(problem)}
        </Banner>
      )}
      {link !== null && recording === null && <LinkBanner run={link} />}
      {recording !== null && (
        <Banner tone="info">
          {RECORDING.banner(recording.name, recording.events)}
          <Button size="sm" onClick={leaveRecording}>
            {RECORDING.leave}
          </Button>
        </Banner>
      )}
    </>
  );
}

function LinkBanner({ run }: { run: LinkRun }) {
  const { phase, done, total, now, refused } = useSyncExternalStore(run.subscribe, run.getState);
  if (phase !== 'done')
    return (
      <Banner tone="info">
        {now === null ? RUN.waiting : RUN.running(done, total, now)}
        {now !== null && (
          <Button size="sm" onClick={() => run.stop()}>
            {RUN.stop}
          </Button>
        )}
      </Banner>
    );
  return (
    <Banner tone={refused.length === 0 ? 'info' : 'warn'} onDismiss={() => open({ link: null })}>
      {RUN.done(done, total)}
      {refused.length > 0 && ` ${RUN.refused(refused.length)} ${refused.join(' ')}`}
      {done > 0 && (
        <Button size="sm" onClick={() => run.watch()}>
          {RUN.watch}
        </Button>
      )}
    </Banner>
  );
}
