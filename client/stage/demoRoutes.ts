/** What a person can press on the stage: one visit of the demo app each, by the words on its button. */
import type { CommandInput } from '#shared/commands.ts';

type Visit = Extract<CommandInput, { type: 'visit' }>;

export interface QuickVisit {
  label: string;
  /** What it is for, in the menu of all. */
  hint: string;
  visit: Omit<Visit, 'type' | 'browser'>;
}

const get = (label: string, path: string, hint: string): QuickVisit => ({
  label,
  hint,
  visit: { method: 'GET', path },
});
const post = (label: string, path: string, form: [string, string][], hint: string): QuickVisit => ({
  label,
  hint,
  visit: { method: 'POST', path, form },
});

/** As another site would make the browser send it. */
const elsewhere = ({ visit, ...rest }: QuickVisit): QuickVisit => ({
  ...rest,
  visit: { ...visit, crossSite: true },
});

const login = (password: string): [string, string][] => [
  ['username', 'user1'],
  ['password', password],
];

/** On the stage itself, the most useful first. */
export const MAIN_VISITS: readonly QuickVisit[] = [
  get('Visit /', '/', 'the login form or the welcome'),
  post('Log in', '/user', login('mypassword'), 'user1, mypassword'),
  get('Log out', '/logout', 'destroys the session'),
  post('Log in (wrong password)', '/user', login('guess'), 'changes nothing'),
  get('View counter', '/views', 'changes the session each time'),
  post('Add to cart', '/cart', [['item', 'apple']], 'an array in the session'),
];

/** In the menu. */
export const MORE_VISITS: readonly QuickVisit[] = [
  get('Read-only page', '/profile', 'reads the session, never changes it'),
  get('Slow page', '/slow', 'answers after two seconds'),
  post('Write slowly', '/slow', [['note', 'remember the milk']], 'writes after two seconds'),
  get('The session', '/session', 'what is in it, and a button for each of its methods'),
  get('See the cart', '/cart', 'what was put in'),
  post('Place the order', '/order', [], 'takes a second; meant to be placed once'),
  post('Leave a message', '/flash', [['message', 'Saved!']], 'shown once, then gone'),
  post('Set the language', '/preferences', [['language', 'Deutsch']], 'a preference in the session'),
  post('Set the theme', '/theme', [['theme', 'dark']], 'in a plain cookie, without a session'),
  elsewhere(get('Link on another site', '/profile', 'SameSite=Strict keeps the cookie back')),
  elsewhere(
    post(
      'Form on another site',
      '/cart',
      [['item', 'a thousand apples']],
      'forged; SameSite=Lax keeps the cookie back',
    ),
  ),
];
