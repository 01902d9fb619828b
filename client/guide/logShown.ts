/** Whether the log stands in the timeline's place; kept between visits. */
import { z } from 'zod';
import { Kept } from '../app/kept.ts';

export const logShown = new Kept({ key: 'sessionscope.log.v1', schema: z.boolean(), fallback: false });
