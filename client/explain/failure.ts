/** Where an error that express-session passed on hit an exchange: before it had a session, or when it wrote the cookie. */
import type { ExchangeView } from '#shared/exchanges.ts';

/** There never was a session, so the handler was never reached. */
export const failedEarly = ({ failed, loaded, generated }: ExchangeView): boolean =>
  failed !== null && loaded === null && generated.length === 0;

/** It was the store that failed, when it was asked for the session. */
export const storeFailed = ({ storeCalls }: ExchangeView): boolean =>
  storeCalls.some(({ method, outcome }) => method === 'get' && outcome === 'error');

/** What express-session said when it could make no header of the cookie, or null. */
export const headerFailure = ({ failed, decisions }: ExchangeView): string | null =>
  decisions['set-cookie']?.conditions.some(({ name, value }) => name === 'writable' && !value)
    ? failed
    : null;
