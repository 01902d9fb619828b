/** The command line of `npm run dev` and `npm start`: what it takes, and a sentence for what it doesn't. */
import { parseArgs } from 'node:util';

export interface Settings {
  /** Port of the page. */
  port: number;
  /** Port of the first sandbox's server. */
  sandboxPort: number;
  /** Address that the page listens on; loopback unless somebody asks for more. */
  host: string;
  /** Further names that the page may be opened under. */
  names: string[];
  open: boolean;
  /** Where sandboxes are kept over a restart; null: the usual place. */
  keepIn: string | null;
  /** Folders with lessons beside the project's own. */
  lessons: string[];
}

export const USAGE = `Sessionscope: see how sessions and cookies work.

  npm run dev -- [options]      the page with hot reload
  npm start -- [options]        the built page (npm run build first)

  --port N           port of the page (5173)
  --sandbox-port N   port of the first sandbox's own server (4000)
  --host ADDRESS     address that the page listens on (127.0.0.1: this machine only)
  --name NAME        a further host name that the page may be opened under; may be repeated
  --keep-in FOLDER   where sandboxes outlive a restart for an hour (.cache/sandboxes)
  --lessons FOLDER   a folder with lessons beside the project's own; may be repeated
  --no-open          do not open a browser
  --help             this text`;

/** Reads the arguments. Answers the settings, or a text to print: the usage, or what is wrong with them. */
export function readCommandLine(argv: string[]): { settings: Settings } | { print: string; failed: boolean } {
  let values: Record<string, string | boolean | (string | boolean)[] | undefined>;
  try {
    ({ values } = parseArgs({
      args: argv,
      options: {
        port: { type: 'string', default: '5173' },
        'sandbox-port': { type: 'string', default: '4000' },
        host: { type: 'string', default: '127.0.0.1' },
        name: { type: 'string', multiple: true, default: [] },
        'keep-in': { type: 'string' },
        lessons: { type: 'string', multiple: true, default: [] },
        'no-open': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return { print: `${what}\n\n${USAGE}`, failed: true };
  }
  if (values.help === true) return { print: USAGE, failed: false };
  const port = readPort(values.port);
  const sandboxPort = readPort(values['sandbox-port']);
  if (port === null)
    return { print: `--port takes a number from 0 to 65535, not "${values.port}".`, failed: true };
  if (sandboxPort === null)
    return {
      print: `--sandbox-port takes a number from 0 to 65535, not "${values['sandbox-port']}".`,
      failed: true,
    };
  const names = texts(values.name);
  const lessons = texts(values.lessons);
  const host = typeof values.host === 'string' ? values.host : '127.0.0.1';
  const keepIn = typeof values['keep-in'] === 'string' ? values['keep-in'] : null;
  return { settings: { port, sandboxPort, host, names, open: values['no-open'] !== true, keepIn, lessons } };
}

const texts = (values: unknown): string[] =>
  (Array.isArray(values) ? values : []).filter((value) => typeof value === 'string');

function readPort(text: unknown): number | null {
  if (typeof text !== 'string' || !/^\d{1,5}$/.test(text)) return null;
  const port = Number(text);
  return port <= 65_535 ? port : null;
}
