/** Plays what came of a run, row by row in both at once, at the pace of the stage; a row that differs stays longer. */
import { useEffect, useState } from 'react';
import { durationOf } from '../model/schedule.ts';
import type { Speed } from '../model/state.ts';
import type { Row } from './alignment.ts';
import type { ComparisonView } from './useComparison.ts';

/** ms at 1×: what even the shortest row takes, and how much longer one that differs is read. */
const LEAST = 280;
const READ = 1600;

export interface Play {
  playing: boolean;
  speed: Speed;
  setSpeed: (speed: Speed) => void;
  /** From the moment that is looked at, or from the beginning where that is the end. */
  play: () => void;
  pause: () => void;
}

/** ms at 1× that a row takes: the longer of its two events, and time to read what differs. */
export function dwellOf({ a, b, differences }: Row): number {
  const motion = Math.max(LEAST, ...[a, b].map((event) => (event === null ? 0 : durationOf(event))));
  return motion + (differences.length > 0 ? READ : 0);
}

export function usePlay({ state, moment, seek }: ComparisonView): Play {
  const [wanted, want] = useState(false);
  const [speed, setSpeed] = useState<Speed>(1);
  const { at, total } = moment;
  const { run } = state;
  const playing = wanted && run !== null && at < total;

  useEffect(() => {
    if (!playing || run === null) return;
    const rows = run.groups.flatMap((group) => group.rows);
    const seen = rows[at - 1];
    const timer = setTimeout(
      () => {
        if (at + 1 >= total) want(false);
        seek(at + 1);
      },
      (seen === undefined ? LEAST : dwellOf(seen)) / speed,
    );
    return () => clearTimeout(timer);
  }, [playing, run, at, total, speed, seek]);

  return {
    playing,
    speed,
    setSpeed,
    play: () => {
      if (at >= total) seek(0);
      want(true);
    },
    pause: () => want(false),
  };
}
