/**
 * The page itself over HTTP: through Vite with hot reload while developing, from the built files otherwise.
 * Sets no cookie: cookies ignore ports, so one of ours would turn up in a learner's own trace.
 */
import type { Server } from 'node:http';
import express, { type Express } from 'express';
import helmet from 'helmet';

export interface Pages {
  app: Express;
  /** Attaches what serves the page; `server` carries Vite's own socket while developing. */
  serve(server: Server): Promise<void>;
  close(): Promise<void>;
}

export interface PageSettings {
  mode: 'dev' | 'production';
  /** The client's sources, or the built client. */
  clientDir: string;
  /** The folder of vite.config.ts. */
  root: string;
}

const CONTENT_SECURITY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    // Positions on the stage are inline styles; scripts come from files only.
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
};

/** The Express app of the page. While developing there is no content policy: Vite injects scripts. */
export function createPages({ mode, clientDir, root }: PageSettings): Pages {
  const app = express();
  app.disable('x-powered-by');
  const contentSecurityPolicy = mode === 'production' ? CONTENT_SECURITY : false;
  app.use(
    helmet({ contentSecurityPolicy, strictTransportSecurity: false, xFrameOptions: { action: 'deny' } }),
  );
  let close = async () => {};
  return {
    app,
    async serve(server) {
      if (mode === 'production') app.use(express.static(clientDir, { maxAge: '1h', index: 'index.html' }));
      else {
        const { createServer } = await import('vite');
        const vite = await createServer({
          configFile: `${root}/vite.config.ts`,
          // Who may ask is the guard's business, which stands before it.
          server: { middlewareMode: true, hmr: { server }, allowedHosts: true },
          appType: 'spa',
          logLevel: 'warn',
        });
        app.use(vite.middlewares);
        close = () => vite.close();
      }
      app.use((_req, res) => {
        res.status(404).type('text').send('There is no such page here; the only one is /.\n');
      });
    },
    close: () => close(),
  };
}
