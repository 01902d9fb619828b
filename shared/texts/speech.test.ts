import { afterEach, expect, test } from 'vitest';
import { parseCommand } from '../commands.ts';
import { describeCondition } from '../decisionWords.ts';
import { FINDING_TEXTS } from '../findingTexts.ts';
import { STORES } from '../storeFacts.ts';
import { shared } from './en.ts';
import { speak } from './speech.ts';

afterEach(() => speak((_area, english) => english));

const GERMAN = {
  ...shared,
  stores: { ...shared.stores, file: { ...shared.stores.file, name: 'Datei' } },
  findings: {
    ...shared.findings,
    'double-save': { ...shared.findings['double-save'], title: 'Zweimal gespeichert' },
  },
  commands: {
    ...shared.commands,
    browser: { ...shared.commands.browser, empty: 'Ein Browser hat einen Namen.' },
  },
  decisions: { ...shared.decisions, otherCondition: (name: string) => `${name} ist so.` },
};

const said = () => {
  const parsed = parseCommand({ type: 'visit', browser: '', path: '/' });
  return [
    describeCondition({ name: 'other', value: true }),
    FINDING_TEXTS['double-save'].title,
    STORES.file.name,
    'refused' in parsed && !parsed.refused.ok ? parsed.refused.error.message : null,
  ];
};

test('rules, schemas and facts speak English, and another language from the moment on in which it is chosen', () => {
  expect(said()).toEqual(['other is true.', 'Saved twice in one request', 'File', 'A browser needs a name.']);
  speak((area) => GERMAN[area]);
  expect(said()).toEqual(['other ist so.', 'Zweimal gespeichert', 'Datei', 'Ein Browser hat einen Namen.']);
});
