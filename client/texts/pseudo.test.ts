import { expect, test } from 'vitest';
import { pseudo, pseudoText } from './pseudo.ts';

test('every text and every answer of a function becomes strange, and longer', () => {
  const strange = pseudo({
    close: 'Close',
    deep: { done: (n: number) => `${n} done` },
    list: ['a', ''],
    n: 1,
  });
  expect(strange.close).toBe('⟦Çĺóšé·⟧');
  expect(strange.deep.done(3)).toBe('⟦3 ďóñé··⟧');
  expect(strange.list).toEqual(['⟦á·⟧', '']);
  expect(strange.n).toBe(1);
});

test('places of elements and code stay as they are', () => {
  expect(pseudoText('Press {key}: `resave`')).toMatch(/^⟦Ƥŕéšš \{key\}: `resave`/);
});
