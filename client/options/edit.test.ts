import { expect, test } from 'vitest';
import type { CommandResult } from '#shared/commands.ts';
import { toCode } from '#shared/optionCode.ts';
import { type SessionOptions, TUTORIAL_OPTIONS } from '#shared/options.ts';
import { refusal } from '#shared/refusal.ts';
import { createEditor, withoutWritten, withPatch, withWritten } from './edit.ts';

test('a patch changes only what it names', () => {
  const next = withPatch(TUTORIAL_OPTIONS, { rolling: true, cookie: { httpOnly: false } });
  expect(next).toEqual({
    ...TUTORIAL_OPTIONS,
    rolling: true,
    cookie: { maxAge: 86_400_000, httpOnly: false },
  });
});

test('what equals the default of the library disappears from the code again', () => {
  const there = withPatch(TUTORIAL_OPTIONS, { name: 'sid', unset: 'destroy', cookie: { sameSite: 'lax' } });
  const back = withPatch(there, { name: 'connect.sid', unset: 'keep', cookie: { sameSite: false } });
  expect(toCode(back)).toBe(toCode(TUTORIAL_OPTIONS));
});

test('resave, saveUninitialized and maxAge stay in sight even at their defaults', () => {
  const next = withPatch(TUTORIAL_OPTIONS, {
    resave: true,
    saveUninitialized: true,
    cookie: { maxAge: null },
  });
  expect(toCode(next)).toContain('resave: true');
  expect(toCode(next)).toContain('saveUninitialized: true');
  expect(toCode(next)).toContain('maxAge: null');
});

test('an option can be left out altogether', () => {
  const next = withPatch(TUTORIAL_OPTIONS, { resave: undefined, cookie: { maxAge: undefined } });
  expect(next).toEqual({ secret: TUTORIAL_OPTIONS.secret, saveUninitialized: true, cookie: {} });
});

test('what is written by hand is set like by its control where the option may have it', () => {
  const set = (name: string, value: string | number | boolean) =>
    withWritten(TUTORIAL_OPTIONS, name, value).byHand === undefined;
  expect(withWritten(TUTORIAL_OPTIONS, 'rolling', true)).toEqual({ ...TUTORIAL_OPTIONS, rolling: true });
  expect(withWritten(TUTORIAL_OPTIONS, 'secret', 'y').secret).toBe('y');
  expect(withWritten(TUTORIAL_OPTIONS, 'cookie.priority', 'low').cookie?.priority).toBe('low');
  expect([set('unset', 'delete'), set('cookie.maxAge', '60000'), set('cookie.maxage', 1)]).toEqual([
    false,
    false,
    false,
  ]);
  // a name and a number that the panel means otherwise than the library would
  expect([set('genid', 'uuid'), set('cookie.expires', 5)]).toEqual([false, false]);
});

test('what was written by hand goes when it is taken away, or its control is used', () => {
  const written = withWritten(withWritten(TUTORIAL_OPTIONS, 'unset', 'delete'), 'cookie.maxage', 1);
  expect(written.byHand).toEqual({ unset: 'delete', 'cookie.maxage': 1 });
  expect(withPatch(written, { unset: 'keep' }).byHand).toEqual({ 'cookie.maxage': 1 });
  expect(withoutWritten(withoutWritten(written, 'unset'), 'cookie.maxage')).toEqual(TUTORIAL_OPTIONS);
});

/** A sandbox whose trace lags behind its answers. */
function slowSandbox(answer: (options: SessionOptions, seq: number) => CommandResult) {
  const sent: SessionOptions[] = [];
  const seen = { options: TUTORIAL_OPTIONS, seq: 0 };
  const edit = createEditor(
    async (options) => answer(options, sent.push(options)),
    () => seen,
  );
  return { sent, seen, edit };
}

test('two changes in a row both arrive, though the trace has shown neither yet', async () => {
  const { sent, edit } = slowSandbox((_options, seq) => ({ ok: true, seq }));
  await Promise.all([
    edit((options) => withPatch(options, { resave: true })),
    edit((options) => withPatch(options, { rolling: true })),
  ]);
  expect(sent.at(-1)).toMatchObject({ resave: true, rolling: true });
});

test('a refused change is not built upon', async () => {
  const { sent, edit } = slowSandbox((options, seq) =>
    options.name === 'bad' ? refusal('bad-options', 'No.') : { ok: true, seq },
  );
  const answers = await Promise.all([
    edit((options) => withPatch(options, { name: 'bad' })),
    edit((options) => withPatch(options, { rolling: true })),
  ]);
  expect(answers.map((answer) => answer.ok)).toEqual([false, true]);
  expect(sent.at(-1)?.name).toBeUndefined();
});

test('once the trace has got further, it is the base again', async () => {
  const { sent, seen, edit } = slowSandbox((_options, seq) => ({ ok: true, seq }));
  await edit((options) => withPatch(options, { resave: true }));
  seen.seq = 9;
  await edit((options) => withPatch(options, { rolling: true }));
  expect(sent.at(-1)).toMatchObject({ resave: false, rolling: true });
});
