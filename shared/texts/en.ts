/** What the rules say in words, in English, an area each: the page gives them in its own language, see speech.ts. */
import { commands } from './en/commands.ts';
import { cookies } from './en/cookies.ts';
import { decisions } from './en/decisions.ts';
import { files } from './en/files.ts';
import { findings } from './en/findings.ts';
import { options } from './en/options.ts';
import { sandbox } from './en/sandbox.ts';
import { stores } from './en/stores.ts';

export const shared = { commands, cookies, decisions, files, findings, options, sandbox, stores };
