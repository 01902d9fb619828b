import { expect, test } from 'vitest';
import { en } from './en.ts';
import { ofCatalogue } from './texts.ts';

test('a language that is one file says its own words, whatever they are in English', () => {
  const shout = { ...en, app: { ...en.app, skip: 'ZUR BÜHNE' } };
  const language = ofCatalogue(shout);
  expect(language.page('app', en.app).skip).toBe('ZUR BÜHNE');
  expect(language.page('ui', en.ui)).toBe(en.ui);
  expect(language.shared('stores', en.shared.stores)).toBe(en.shared.stores);
});
