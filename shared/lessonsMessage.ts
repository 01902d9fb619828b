/** The message that carries the lessons; apart from the protocol, since a page can be used before it has any. */
import { z } from 'zod';
import { Course } from './lessons.ts';

/** The lessons: after the welcome where the page hasn't this version, and again whenever a file changed. Not acknowledged. */
export const LessonsMessage = z.object({ version: z.string().max(64), course: Course });
export type LessonsMessage = z.infer<typeof LessonsMessage>;
