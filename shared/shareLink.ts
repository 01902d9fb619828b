/**
 * A share link's code: what a fresh sandbox is told to do, as text for the fragment of an address. Whoever opens a link
 * may not know who made it: only commands that stay inside of a sandbox and that end are taken, and not many.
 */
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import { z } from 'zod';
import { Command, type CommandInput } from './commands.ts';
import { LIMITS } from './limits.ts';
import { files } from './texts/en/files.ts';
import { objecting, wordsOf } from './texts/speech.ts';

/** What a link may ask for. A hold would never end by itself, and a restore carries session ids. */
const LINKABLE = [
  'visit',
  'setOptions',
  'setApp',
  'setTrustProxy',
  'setStore',
  'setStoreTrouble',
  'setLatency',
  'advanceClock',
  'restartServer',
  'clearCookies',
  'editCookie',
  'copyCookie',
  'readDocumentCookie',
  'closeBrowser',
  'addBrowser',
  'removeBrowser',
] as const;
export type LinkCommand = Extract<CommandInput, { type: (typeof LINKABLE)[number] }>;

const said = wordsOf('files', files);
const refuse = objecting(() => said().link);

const LinkContent = z.strictObject({
  commands: z
    .array(
      Command,
      refuse((say) => say.broken),
    )
    .max(
      LIMITS.linkCommands,
      refuse((say) => say.tooManySteps(LIMITS.linkCommands)),
    )
    .refine(
      (commands) => commands.every(({ type }) => LINKABLE.some((linkable) => linkable === type)),
      refuse((say) => say.forbidden),
    ),
});

/** Before the code: which form it has. */
const VERSION = '1.';

export type Encoded = { code: string } | { problem: string };
export type Decoded = { commands: Command[] } | { problem: string };

/** The code, or a sentence where it would be too long. */
export function encodeLink(commands: readonly LinkCommand[]): Encoded {
  if (commands.length > LIMITS.linkCommands)
    return {
      problem: said().link.steps(commands.length, LIMITS.linkCommands),
    };
  const packed = deflateSync(strToU8(JSON.stringify({ commands })), { level: 9 });
  const code = `${VERSION}${z.util.uint8ArrayToBase64url(packed)}`;
  return code.length > LIMITS.linkChars
    ? {
        problem: said().link.characters(code.length, LIMITS.linkChars),
      }
    : { code };
}

/** What a code asks for; a sentence where it isn't one. Never throws. */
export function decodeLink(code: string): Decoded {
  if (!code.startsWith(VERSION))
    return /^\d+\./.test(code)
      ? {
          problem: said().link.otherVersion,
        }
      : { problem: said().link.broken };
  if (code.length > LIMITS.linkChars)
    return {
      problem: said().link.tooLong(LIMITS.linkChars),
    };
  const read = LinkContent.safeParse(unpacked(code.slice(VERSION.length)));
  if (read.success) return { commands: read.data.commands };
  const issue = read.error.issues[0];
  return { problem: issue?.path.length === 1 ? issue.message : said().link.broken };
}

/** DEFLATE makes at most 1032 bytes of one, so the limit on the code is one on this as well. */
function unpacked(packed: string): unknown {
  try {
    return JSON.parse(strFromU8(inflateSync(z.util.base64urlToUint8Array(packed))));
  } catch {
    return null;
  }
}
