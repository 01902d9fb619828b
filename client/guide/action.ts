/** What an action is, which groups actions come in, and what they act on. */
import type { CommandInput } from '#shared/commands.ts';
import type { Course } from '#shared/lessons.ts';
import type { ThemeChoice } from '../app/theme.ts';
import type { CompareMode } from '../compare/mode.ts';
import type { Model, ModelState } from '../model/state.ts';
import type { EditOptions } from '../options/edit.ts';
import type { Wish } from './wishes.ts';

/** In the order in which they are offered. */
export const GROUPS = [
  'requests',
  'time',
  'browsers',
  'clock',
  'options',
  'store',
  'server',
  'lessons',
  'sandbox',
  'screen',
  'help',
] as const;
export type Group = (typeof GROUPS)[number];

export interface Action {
  /** Unique; what a shortcut names. */
  id: string;
  group: Group;
  label: string;
  /** More words to find it by, shown beside the label. */
  hint?: string;
  /** Offered only to who searches for it. */
  minor?: boolean;
  run: () => void;
}

/** What actions act on. */
export interface Doing {
  model: Model;
  state: ModelState;
  course: Course | null;
  /** Whether a lesson runs. */
  inLesson: boolean;
  comparing: boolean;
  projector: boolean;
  isDark: boolean;
  logOpen: boolean;
  /** Sends a command and shows the sentence of its refusal. */
  send: (command: CommandInput) => void;
  edit: (change: Parameters<EditOptions>[0]) => void;
  wish: (wish: Wish) => void;
  startLesson: (id: string) => void;
  showLessons: () => void;
  leaveLesson: () => void;
  compare: (mode: CompareMode | null) => void;
  chooseTheme: (theme: ThemeChoice) => void;
  chooseProjector: (on: boolean) => void;
  showLog: (open: boolean) => void;
  startTour: () => void;
}
