/**
 * A share link's code: what a fresh sandbox is told to do, as text for the fragment of an address. Whoever opens a link
 * may not know who made it: only commands that stay inside of a sandbox and that end are taken, and not many.
 */
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import { z } from 'zod';
import { Command, type CommandInput } from './commands.ts';
import { LIMITS } from './limits.ts';

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

const BROKEN = 'This link is broken: a part of it is missing or was changed. Ask for it again.';

const LinkContent = z.strictObject({
  commands: z
    .array(Command, { error: BROKEN })
    .max(
      LIMITS.linkCommands,
      `This link has more than ${LIMITS.linkCommands} steps, which is more than a link may have.`,
    )
    .refine(
      (commands) => commands.every(({ type }) => LINKABLE.some((linkable) => linkable === type)),
      'This link asks for something that no link may do.',
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
      problem: `These are ${commands.length} steps; a link holds at most ${LIMITS.linkCommands}. Share the setup only, or save a recording.`,
    };
  const packed = deflateSync(strToU8(JSON.stringify({ commands })), { level: 9 });
  const code = `${VERSION}${z.util.uint8ArrayToBase64url(packed)}`;
  return code.length > LIMITS.linkChars
    ? {
        problem: `The link would have ${code.length} characters, and many programs cut off one of more than ${LIMITS.linkChars}. Share the setup only, or save a recording.`,
      }
    : { code };
}

/** What a code asks for; a sentence where it isn't one. Never throws. */
export function decodeLink(code: string): Decoded {
  if (!code.startsWith(VERSION))
    return /^\d+\./.test(code)
      ? {
          problem:
            'This link was made by another version of Sessionscope. Open it in that one, or ask for a new link.',
        }
      : { problem: BROKEN };
  if (code.length > LIMITS.linkChars)
    return {
      problem: `This link has more than ${LIMITS.linkChars} characters, which is more than a link may have.`,
    };
  const read = LinkContent.safeParse(unpacked(code.slice(VERSION.length)));
  if (read.success) return { commands: read.data.commands };
  const issue = read.error.issues[0];
  return { problem: issue?.path.length === 1 ? issue.message : BROKEN };
}

/** DEFLATE makes at most 1032 bytes of one, so the limit on the code is one on this as well. */
function unpacked(packed: string): unknown {
  try {
    return JSON.parse(strFromU8(inflateSync(z.util.base64urlToUint8Array(packed))));
  } catch {
    return null;
  }
}
