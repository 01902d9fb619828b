/** The little HTML that the demo app's pages are made of. Whatever a visitor typed is escaped. */
import type { Response } from 'express';

export function page(res: Response, title: string, body: string) {
  res.send(`<!doctype html><html lang="en"><title>${title}</title><h1>${title}</h1>${body}</html>`);
}

export function form(action: string, name: string, label: string, button: string) {
  return `<form method="post" action="${action}">
    <label>${label} <input name="${name}" maxlength="40"></label> <button>${button}</button>
  </form>`;
}

export const loginForm = `
  <form method="post" action="/user">
    <label>Username <input name="username" autocomplete="off"></label>
    <label>Password <input name="password" type="password" autocomplete="off"></label>
    <button>Log in</button>
  </form>`;

export const loginRefused = `<p role="alert">Invalid username or password.</p>${loginForm}`;

export const button = (action: string, label: string) =>
  `<form method="post" action="${action}"><button>${label}</button></form>`;

export const list = (items: string[]) =>
  `<ul>${items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;

export const text = (value: unknown) => (typeof value === 'string' ? value.trim().slice(0, 40) : '');

export const escapeHtml = (value: string) => value.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
