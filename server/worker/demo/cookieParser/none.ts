/** No cookie-parser: express-session has read the Cookie header by itself since 1.5. */
import type { RequestHandler } from 'express';

export const cookies = (): RequestHandler => (_req, _res, next) => next();
