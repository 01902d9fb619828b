/** The options of express-session, each a command when it is changed, and the code that they make. The control
 * always shows the value in force; a refused change leaves its reason at the field. */
import type { ReactNode } from 'react';
import { CookieOptions } from '#shared/cookieOptions.ts';
import { LIBRARY_DEFAULTS, SessionOptions, TUTORIAL_OPTIONS } from '#shared/options.ts';
import { useSandboxTime, useView } from '../model/hooks.tsx';
import { Button, FieldError, Select, useRefusal } from '../ui/index.ts';
import { Delays } from './Delays.tsx';
import { type OptionsPatch, withPatch } from './edit.ts';
import { effectsOf } from './effects.ts';
import { GeneratedCode } from './GeneratedCode.tsx';
import { MaxAgeRow } from './MaxAgeRow.tsx';
import { OptionRow, SwitchRow, TextRow } from './OptionRow.tsx';
import { SecretRow } from './SecretRow.tsx';
import { useEditOptions, useOptions } from './useOptions.ts';
import './options-panel.css';

/** A description without what follows its first sentence, as the label that it is here. */
const firstSentence = (text: string | undefined): string => text?.split(/\.(?: |$)/)[0] ?? '';

const top = SessionOptions.shape;
const cookie = CookieOptions.shape;
const HELP = {
  resave: firstSentence(top.resave.unwrap().description),
  saveUninitialized: firstSentence(top.saveUninitialized.unwrap().description),
  rolling: firstSentence(top.rolling.unwrap().description),
  name: firstSentence(top.name.unwrap().description),
  secret: firstSentence(top.secret.description),
  unset: firstSentence(top.unset.unwrap().description),
  maxAge: firstSentence(cookie.maxAge.unwrap().description),
  httpOnly: firstSentence(cookie.httpOnly.unwrap().description),
  secure: firstSentence(cookie.secure.unwrap().description),
  sameSite: firstSentence(cookie.sameSite.unwrap().description),
};

const SAME_SITE = [
  { value: 'off', label: 'not set' },
  { value: 'lax', label: 'lax' },
  { value: 'strict', label: 'strict' },
  { value: 'none', label: 'none' },
  { value: 'auto', label: 'auto' },
] as const;

const UNSET = [
  { value: 'keep', label: 'keep' },
  { value: 'destroy', label: 'destroy' },
] as const;

/** The head of the panel: how far the options are from the tutorial's, and the way back. */
export function OptionsHead({ title, extra }: { title?: ReactNode; extra?: ReactNode }) {
  const { differing } = useOptions();
  const edit = useEditOptions();
  const { error, attempt } = useRefusal();
  return (
    <>
      <div className="options-head">
        {title}
        <span className="options-count">
          {differing.length === 0 ? 'as in the tutorial' : `${differing.length} changed`}
        </span>
        {differing.length > 0 && (
          <Button kind="quiet" size="sm" onClick={() => void attempt(edit(() => TUTORIAL_OPTIONS))}>
            Reset<span className="vh"> to the tutorial’s options</span>
          </Button>
        )}
        {extra}
      </div>
      <FieldError id="options-reset-error">{error}</FieldError>
    </>
  );
}

export function OptionsBody() {
  const { options, lastChanged } = useOptions();
  const world = useView((state) => state.world);
  const effects = effectsOf(world, useSandboxTime('now'));
  const edit = useEditOptions();
  const change = (patch: OptionsPatch) => edit((before) => withPatch(before, patch));
  const cookieNow = { ...LIBRARY_DEFAULTS.cookie, ...options.cookie };
  const sameSite = cookieNow.sameSite === true ? 'strict' : cookieNow.sameSite || 'off';
  const sameSiteRow = useRefusal();
  const unsetRow = useRefusal();

  return (
    <>
      <div className="options-body">
        <fieldset className="options-group">
          <legend className="vh">Session</legend>
          {(['resave', 'saveUninitialized', 'rolling'] as const).map((name) => (
            <SwitchRow
              key={name}
              name={name}
              help={HELP[name]}
              effect={effects[name]}
              checked={options[name] ?? LIBRARY_DEFAULTS[name]}
              onChange={(value) => change({ [name]: value })}
            />
          ))}
        </fieldset>

        <fieldset className="options-group">
          <legend className="vh">Cookie</legend>
          <MaxAgeRow
            name="cookie.maxAge"
            help={HELP.maxAge}
            effect={effects.maxAge}
            maxAge={cookieNow.maxAge ?? null}
            onChange={(maxAge) => change({ cookie: { maxAge } })}
          />
          <SwitchRow
            name="httpOnly"
            help={HELP.httpOnly}
            effect={effects.httpOnly}
            checked={cookieNow.httpOnly ?? true}
            onChange={(httpOnly) => change({ cookie: { httpOnly } })}
          />
          <SwitchRow
            name="secure"
            help={HELP.secure}
            effect={effects.secure}
            checked={(cookieNow.secure ?? false) !== false}
            onChange={(secure) => change({ cookie: { secure } })}
          />
          <OptionRow name="sameSite" help={HELP.sameSite} effect={effects.sameSite} error={sameSiteRow.error}>
            {(describedBy) => (
              <Select
                label="sameSite"
                value={sameSite}
                options={SAME_SITE}
                describedBy={describedBy}
                onChange={(chosen) =>
                  void sameSiteRow.attempt(
                    change({ cookie: { sameSite: chosen === 'off' ? false : chosen } }),
                  )
                }
              />
            )}
          </OptionRow>
        </fieldset>

        <fieldset className="options-group">
          <legend className="vh">Identity and end</legend>
          <TextRow
            name="name"
            help={HELP.name}
            effect={effects.name}
            value={options.name ?? LIBRARY_DEFAULTS.name}
            onChange={(name) => change({ name })}
          />
          <SecretRow
            name="secret"
            help={HELP.secret}
            secret={options.secret}
            onChange={(secret) => change({ secret })}
          />
          <OptionRow name="unset" help={HELP.unset} effect={undefined} error={unsetRow.error}>
            {(describedBy) => (
              <Select
                label="unset"
                value={options.unset ?? LIBRARY_DEFAULTS.unset}
                options={UNSET}
                describedBy={describedBy}
                onChange={(unset) => void unsetRow.attempt(change({ unset }))}
              />
            )}
          </OptionRow>
        </fieldset>

        <Delays />
      </div>
      <GeneratedCode options={options} lastChanged={lastChanged} />
      <p role="status" className="vh">
        {lastChanged.length > 0 && `Changed: ${lastChanged.join(', ')}.`}
      </p>
    </>
  );
}
