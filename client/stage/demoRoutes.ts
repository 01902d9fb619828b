/** What a person can press on the stage: one visit of the demo app each, by the words on its button. */
import type { CommandInput } from '#shared/commands.ts';
import { stageTexts } from '../texts/stage.ts';

type Visit = Extract<CommandInput, { type: 'visit' }>;

export interface QuickVisit {
  label: string;
  /** What it is for, in the menu of all. */
  hint: string;
  visit: Omit<Visit, 'type' | 'browser'>;
}

type Words = Pick<QuickVisit, 'label' | 'hint'>;

const get = (words: Words, path: string): QuickVisit => ({
  ...words,
  visit: { method: 'GET', path },
});
const post = (words: Words, path: string, form: [string, string][]): QuickVisit => ({
  ...words,
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

const { visits } = stageTexts.browsers;

/** On the stage itself, the most useful first. */
export const MAIN_VISITS: readonly QuickVisit[] = [
  get(visits.home, '/'),
  post(visits.login, '/user', login('mypassword')),
  get(visits.logout, '/logout'),
  post(visits.wrongPassword, '/user', login('guess')),
  get(visits.views, '/views'),
  post(visits.addToCart, '/cart', [['item', 'apple']]),
];

/** In the menu. */
export const MORE_VISITS: readonly QuickVisit[] = [
  get(visits.profile, '/profile'),
  get(visits.slow, '/slow'),
  post(visits.writeSlowly, '/slow', [['note', 'remember the milk']]),
  get(visits.session, '/session'),
  get(visits.cart, '/cart'),
  post(visits.order, '/order', []),
  post(visits.message, '/flash', [['message', 'Saved!']]),
  post(visits.language, '/preferences', [['language', 'Deutsch']]),
  post(visits.theme, '/theme', [['theme', 'dark']]),
  elsewhere(get(visits.link, '/profile')),
  elsewhere(post(visits.form, '/cart', [['item', 'a thousand apples']])),
];
