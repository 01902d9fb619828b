/** What was opened beside the sandbox itself: a link's steps, a link that is broken, a recording. For any region to ask. */
import type { LiveModel } from '../model/model.ts';
import { Told, useTold } from '../ui/told.ts';
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

const opened = new Told<Opened>({ link: null, problem: null, recording: null });

export const open = (change: Partial<Opened>): void => opened.tell({ ...opened.get(), ...change });

/** Back to the sandbox, which went on meanwhile. */
export function leaveRecording(): void {
  opened.get().recording?.model.close();
  open({ recording: null });
}

export const useOpened = (): Opened => useTold(opened);
