/** What the left region shows of the course and of a lesson that runs: fetched together, after the first steps. */
export { CourseList } from './CourseList.tsx';
export { LessonPanel } from './LessonPanel.tsx';
export { LessonTask } from './LessonTask.tsx';
