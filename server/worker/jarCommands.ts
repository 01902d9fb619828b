/** What a person does to the cookies of virtual browsers: edit, delete, steal, read by script, end with the window. */
import { type Refusal, refusal } from '#shared/refusal.ts';
import { type Tampering, tampered } from '#shared/tampering.ts';
import type { VirtualBrowser } from './virtualBrowser.ts';

const NO_COOKIE = (browser: VirtualBrowser, name: string): Refusal =>
  refusal('no-such-cookie', `${browser.name} has no cookie called ${name}.`, ['name']);

const heldBy = ({ jar }: VirtualBrowser, name: string) =>
  jar.cookies().filter((cookie) => cookie.name === name);

export function clearCookies(browser: VirtualBrowser, name: string | undefined): Refusal | null {
  return browser.jar.clear(name) > 0 || name === undefined ? null : NO_COOKIE(browser, name);
}

export function editCookie(browser: VirtualBrowser, name: string, value: string): Refusal | null {
  if (browser.jar.edit(name, value, browser.origin)) return null;
  return refusal('bad-command', 'The browser refused this cookie: name and value together are too large.', [
    'value',
  ]);
}

export function tamperWithCookie(browser: VirtualBrowser, name: string, change: Tampering): Refusal | null {
  const [cookie] = heldBy(browser, name);
  if (cookie === undefined) return NO_COOKIE(browser, name);
  const value = tampered(cookie.value, change);
  if (value !== null) return editCookie(browser, name, value);
  return refusal('bad-command', `${name} is not signed, so there is no ${WHAT[change]} to change.`, [
    'change',
  ]);
}

const WHAT = { signature: 'signature', id: 'signed id', unsigned: 'signature' } as const;

export function copyCookie(from: VirtualBrowser, to: VirtualBrowser, name: string): Refusal | null {
  if (from === to)
    return refusal('bad-command', `${to.name} has it already; name another browser to copy it to.`, ['to']);
  from.jar.sweep();
  const cookies = heldBy(from, name);
  if (cookies.length === 0) return NO_COOKIE(from, name);
  const taken = cookies.map((cookie) => to.jar.take(cookie, from.name));
  if (taken.every(Boolean)) return null;
  return refusal('limit', `${to.name}’s jar is full; delete a cookie there first.`, ['to']);
}

export function readDocumentCookie(browser: VirtualBrowser): Refusal | null {
  if (browser.runScript()) return null;
  return refusal('no-page', `${browser.name} shows no page that could have a script; visit one first.`, [
    'browser',
  ]);
}
