/** How a handler sends the browser on to another page. */
import type { NextFunction, Request, Response } from 'express';

export type GoTo = (req: Request, res: Response, next: NextFunction, path: string) => void;
