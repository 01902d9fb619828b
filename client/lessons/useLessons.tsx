/** How components reach the lessons: the desk, what it shows, and the progress. */
import { createContext, type ReactNode, use, useSyncExternalStore } from 'react';
import type { Course, Lesson } from '#shared/lessons.ts';
import { useView } from '../model/hooks.tsx';
import type { DeskState, LessonDesk } from './lessonDesk.ts';
import type { RunStage } from './lessonMachine.ts';
import { isBeforeDoing } from './lessonStages.ts';
import type { Progress } from './progress.ts';

const DeskContext = createContext<LessonDesk | null>(null);

export function DeskProvider({ desk, children }: { desk: LessonDesk; children: ReactNode }) {
  return <DeskContext value={desk}>{children}</DeskContext>;
}

/** Throws outside of DeskProvider. */
export function useDesk(): LessonDesk {
  const desk = use(DeskContext);
  if (desk === null) throw new Error('useDesk is called outside of DeskProvider.');
  return desk;
}

export function useDeskState(): DeskState {
  const desk = useDesk();
  return useSyncExternalStore(desk.subscribe, desk.get);
}

/** Whether a lesson has the word: then nothing else says what to press. */
export const useInLesson = (): boolean => useDeskState().view === 'lesson';

/** Whether a lesson asks, or is about to: then nothing beside it may answer. */
export function useIsAsked(): boolean {
  const { run } = useDeskState();
  return run !== null && isBeforeDoing(run.value);
}

export function useProgress(): Progress {
  const { progress } = useDesk();
  return useSyncExternalStore(progress.subscribe, progress.get);
}

/** While these last the learner looks at the stage, not at the lesson. */
const ON_STAGE: readonly RunStage[] = ['doing', 'rewinding', 'clearing', 'playing', 'played', 'arriving'];

export const isOnStage = (stage: RunStage): boolean => ON_STAGE.includes(stage);

export const useCourse = (): Course | null => useView((state) => state.course);

/** Lessons in the order of the course. */
export function inOrder({ parts, lessons }: Course): Lesson[] {
  const byId = new Map(lessons.map((lesson) => [lesson.id, lesson]));
  return parts.flatMap((part) => part.lessons.flatMap((id) => byId.get(id) ?? []));
}
