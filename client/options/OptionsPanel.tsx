/** The options of express-session, each a command when it is changed, and the code that they make. The control
 * always shows the value in force; a refused change leaves its reason at the field. */
import { GitCompare } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { changedOptions } from '#shared/optionChanges.ts';
import { LIBRARY_DEFAULTS, TUTORIAL_OPTIONS } from '#shared/options.ts';
import { openCompare } from '../compare/mode.ts';
import { useIsAsked } from '../lessons/useLessons.tsx';
import { useModel, useSandboxTime, useView } from '../model/hooks.tsx';
import { optionHelpTexts } from '../texts/optionHelp.ts';
import { optionsTexts } from '../texts/options.ts';
import { Button, FieldError, useRefusal } from '../ui/index.ts';
import { Delays } from './Delays.tsx';
import { type OptionsPatch, withPatch } from './edit.ts';
import { effectsOf } from './effects.ts';
import { GeneratedCode } from './GeneratedCode.tsx';
import { LeavableRow } from './LeavableRow.tsx';
import { MaxAgeRow } from './MaxAgeRow.tsx';
import { MoreOptions } from './MoreOptions.tsx';
import { ChoiceRow, inCode, SwitchRow, TextRow } from './OptionRow.tsx';
import { SecretRow } from './SecretRow.tsx';
import { useEditOptions, useOptions } from './useOptions.ts';
import { useWhatIfs } from './useWhatIfs.ts';
import './options-panel.css';

const words = optionsTexts;

const SAME_SITE = [
  { value: 'off', label: words.sameSite.notSet },
  inCode('lax'),
  inCode('strict'),
  inCode('none'),
  inCode('auto'),
] as const;

const SECURE = [inCode('false'), inCode('true'), inCode('auto')] as const;

const UNSET = [inCode('keep'), inCode('destroy')] as const;

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
          {differing.length === 0 ? words.asInTutorial : words.changed(differing.length)}
        </span>
        {differing.length > 0 && (
          <Button
            kind="quiet"
            size="sm"
            aria-label={words.reset.label}
            onClick={() => void attempt(edit(() => TUTORIAL_OPTIONS))}
          >
            {words.reset.text}
          </Button>
        )}
        {extra}
      </div>
      <FieldError id="options-reset-error">{error}</FieldError>
    </>
  );
}

/** Once the options are no longer those of the last request: what they would have made of everything so far. */
function AskWhatIf() {
  const model = useModel();
  const options = useView(({ world }) => world.options);
  const asked = useView(({ exchanges, gate, connection }) =>
    gate === null && connection === 'live' ? (exchanges.at(-1)?.firstSeq ?? null) : null,
  );
  const isOther = useMemo(
    () => asked !== null && changedOptions(model.worldAt(asked).options, options).length > 0,
    [model, asked, options],
  );
  if (!isOther) return null;
  return (
    <Button
      size="sm"
      className="options-what-if"
      icon={<GitCompare />}
      onClick={() => openCompare('what-if')}
    >
      {words.whatIfNow}
    </Button>
  );
}

const asChoice = (secure: boolean | 'auto' | undefined) =>
  secure === 'auto' ? secure : secure ? 'true' : 'false';

export function OptionsBody() {
  const { options, lastChanged } = useOptions();
  const world = useView((state) => state.world);
  const now = useSandboxTime('now');
  const effects = useIsAsked() ? {} : effectsOf(world, now);
  const previews = useWhatIfs();
  const edit = useEditOptions();
  const change = (patch: OptionsPatch) => edit((before) => withPatch(before, patch));
  const cookieNow = { ...LIBRARY_DEFAULTS.cookie, ...options.cookie };
  const sameSite = cookieNow.sameSite === true ? 'strict' : cookieNow.sameSite || 'off';

  return (
    <>
      <div className="options-body">
        <AskWhatIf />
        <fieldset className="options-group">
          <legend className="vh">{words.groups.session}</legend>
          {(['resave', 'saveUninitialized'] as const).map((name) => (
            <LeavableRow
              key={name}
              name={name}
              {...optionHelpTexts[name]}
              effect={effects[name]}
              whatIf={previews[name]}
              value={options[name]}
              onChange={(value) => change({ [name]: value })}
            />
          ))}
          <SwitchRow
            name="rolling"
            {...optionHelpTexts.rolling}
            effect={effects.rolling}
            whatIf={previews.rolling}
            checked={options.rolling ?? LIBRARY_DEFAULTS.rolling}
            onChange={(rolling) => change({ rolling })}
          />
        </fieldset>

        <fieldset className="options-group">
          <legend className="vh">{words.groups.cookie}</legend>
          <MaxAgeRow
            name="cookie.maxAge"
            {...optionHelpTexts.maxAge}
            effect={effects.maxAge}
            whatIf={previews.maxAge}
            maxAge={cookieNow.maxAge ?? null}
            onChange={(maxAge) => change({ cookie: { maxAge } })}
          />
          <SwitchRow
            name="httpOnly"
            {...optionHelpTexts.httpOnly}
            effect={effects.httpOnly}
            checked={cookieNow.httpOnly ?? true}
            onChange={(httpOnly) => change({ cookie: { httpOnly } })}
          />
          <ChoiceRow
            name="secure"
            {...optionHelpTexts.secure}
            effect={effects.secure}
            whatIf={previews.secure}
            value={asChoice(cookieNow.secure)}
            choices={SECURE}
            onChange={(chosen) =>
              change({ cookie: { secure: chosen === 'auto' ? chosen : chosen === 'true' } })
            }
          />
          <ChoiceRow
            name="sameSite"
            {...optionHelpTexts.sameSite}
            effect={effects.sameSite}
            value={sameSite}
            choices={SAME_SITE}
            onChange={(chosen) => change({ cookie: { sameSite: chosen === 'off' ? false : chosen } })}
          />
        </fieldset>

        <fieldset className="options-group">
          <legend className="vh">{words.groups.identity}</legend>
          <TextRow
            name="name"
            {...optionHelpTexts.name}
            effect={effects.name}
            value={options.name ?? LIBRARY_DEFAULTS.name}
            onChange={(name) => change({ name })}
          />
          <SecretRow
            name="secret"
            {...optionHelpTexts.secret}
            effect={effects.secret}
            secret={options.secret}
            onChange={(secret) => change({ secret })}
          />
          <ChoiceRow
            name="unset"
            {...optionHelpTexts.unset}
            effect={effects.unset}
            whatIf={previews.unset}
            value={options.unset ?? LIBRARY_DEFAULTS.unset}
            choices={UNSET}
            onChange={(unset) => change({ unset })}
          />
        </fieldset>

        <MoreOptions options={options} effects={effects} change={change} />

        <Delays />
      </div>
      <GeneratedCode options={options} trustProxy={world.trustProxy} lastChanged={lastChanged} />
      <p role="status" className="vh">
        {lastChanged.length > 0 && words.nowChanged(lastChanged.join(', '))}
      </p>
    </>
  );
}
