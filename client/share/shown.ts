/** What was opened beside the sandbox itself: a link's steps, a link that is broken, a recording. For any region to ask. */
import { useSyncExternalStore } from 'react';
import type { LiveModel } from '../model/model.ts';
import type { LinkRun } from './linkRun.ts';

export interface OpenedRecording {
  name: string;
  events: number;
  model: LiveModel;
}

interface Opened {
  link: LinkRun | null;
  /** A sentence about the link that could not be opened. */
  problem: string | null;
  recording: OpenedRecording | null;
}

let opened: Opened = { link: null, problem: null, recording: null };
const listeners = new Set<() => void>();

export function open(change: Partial<Opened>): void {
  opened = { ...opened, ...change };
  for (const listener of [...listeners]) listener();
}

/** Back to the sandbox, which went on meanwhile. */
export function leaveRecording(): void {
  opened.recording?.model.close();
  open({ recording: null });
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useOpened = (): Opened => useSyncExternalStore(subscribe, () => opened);
