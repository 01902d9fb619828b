/** The stages of a lesson in which it has yet to ask, or asks: what would answer stays away. Here, apart from the machine, for
 * what is there before a lesson runs. */
import type { RunStage } from './lessonMachine.ts';

const BEFORE_DOING: readonly RunStage[] = ['opening', 'preparing', 'intro', 'arriving', 'predict'];

export const isBeforeDoing = (stage: RunStage): boolean => BEFORE_DOING.includes(stage);
