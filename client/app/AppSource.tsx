/** The demo app: its source as it runs at the moment on the stage, and the choices by which another variant runs. */
import { useMemo } from 'react';
import { APP_CHOICES, type AppVariants, appSource } from '#shared/appVariants.ts';
import { APP_WORDS } from '../explain/appWords.ts';
import { useModel, useView } from '../model/hooks.tsx';
import { appTexts } from '../texts/app.ts';
import { Code, CopyButton } from '../ui/Code.tsx';
import { Dialog, FieldError, Select, useRefusal } from '../ui/index.ts';
import './app-source.css';

const said = appTexts.source;

export function AppSource({ open, onClose }: { open: boolean; onClose: () => void }) {
  const sources = useView((state) => state.sources);
  const app = useView((state) => state.shown.app);
  const source = useMemo(() => appSource(sources, app), [sources, app]);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={said.title}
      shape="wide"
      headExtra={source !== '' && <CopyButton text={source} what={said.what} />}
    >
      {source === '' ? (
        <p>{said.waiting}</p>
      ) : (
        <>
          <Variants app={app} />
          <Code code={source} label={said.source} numbered />
        </>
      )}
    </Dialog>
  );
}

function Variants({ app }: { app: AppVariants }) {
  const model = useModel();
  const disabled = useView(({ connection, cursor }) => connection !== 'live' || cursor.past);
  const { error, attempt } = useRefusal();
  const change = (changed: Partial<AppVariants>) =>
    void attempt(model.sendCommand({ type: 'setApp', ...changed }));
  return (
    <fieldset className="app-variants">
      <legend className="vh">{said.variants}</legend>
      <Variant
        label={said.login}
        value={app.login}
        variants={APP_CHOICES.login}
        words={APP_WORDS.login}
        disabled={disabled}
        onChange={(login) => change({ login })}
      />
      <Variant
        label={said.logout}
        value={app.logout}
        variants={APP_CHOICES.logout}
        words={APP_WORDS.logout}
        disabled={disabled}
        onChange={(logout) => change({ logout })}
      />
      <Variant
        label={said.redirect}
        value={app.redirect}
        variants={APP_CHOICES.redirect}
        words={APP_WORDS.redirect}
        disabled={disabled}
        onChange={(redirect) => change({ redirect })}
      />
      <Variant
        label={said.cookieParser}
        value={app.cookieParser}
        variants={APP_CHOICES.cookieParser}
        words={APP_WORDS.cookieParser}
        disabled={disabled}
        onChange={(cookieParser) => change({ cookieParser })}
      />
      <Variant
        label={said.userVariable}
        value={app.userVariable}
        variants={APP_CHOICES.userVariable}
        words={APP_WORDS.userVariable}
        disabled={disabled}
        onChange={(userVariable) => change({ userVariable })}
      />
      <FieldError id="app-variants-error">{error}</FieldError>
    </fieldset>
  );
}

interface VariantProps<T extends string> {
  label: string;
  value: T;
  variants: readonly T[];
  words: Record<T, string>;
  disabled: boolean;
  onChange: (variant: T) => void;
}

function Variant<T extends string>({ label, variants, words, ...rest }: VariantProps<T>) {
  const options = variants.map((value) => ({ value, label: words[value] }));
  return (
    <div className="app-variant">
      <span aria-hidden="true">{label}</span>
      <Select label={label} options={options} {...rest} />
    </div>
  );
}
