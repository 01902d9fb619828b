/** What moves the stage through time, and what helps around the page: fetched together. */
export { Guide } from '../guide/Guide.tsx';
export { Timeline } from '../timeline/Timeline.tsx';
