/** A step of a link in a few words. */
import type { Command } from '#shared/commands.ts';
import { STORES } from '#shared/storeFacts.ts';
import { stepWords } from '../compare/script.ts';
import { shareTexts } from '../texts/share.ts';

const T = shareTexts.commands;

export function commandWords(command: Command): string {
  switch (command.type) {
    case 'setOptions':
      return T.options;
    case 'setApp':
      return T.app;
    case 'setTrustProxy':
      return T.trustProxy(command.on);
    case 'setStore':
      return T.store(STORES[command.store].name);
    case 'setLatency':
      return T.latency;
    case 'copyCookie':
      return T.copyCookie(command.from, command.to);
    case 'readDocumentCookie':
      return T.documentCookie(command.browser);
    case 'closeBrowser':
      return T.closeBrowser(command.browser);
    case 'visit':
    case 'advanceClock':
    case 'restartServer':
    case 'editCookie':
    case 'clearCookies':
    case 'addBrowser':
    case 'removeBrowser':
    case 'setStoreTrouble':
      return stepWords(command);
    default:
      return T.other(command.type);
  }
}
