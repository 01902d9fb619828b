/** The options that one needs now and then, folded away, and any other that somebody writes by hand. */
import { ChevronRight } from 'lucide-react';
import type { CommandResult } from '#shared/commands.ts';
import { changedOptions } from '#shared/optionChanges.ts';
import type { SessionOptions } from '#shared/options.ts';
import { useModel, useView } from '../model/hooks.tsx';
import { optionHelpTexts } from '../texts/optionHelp.ts';
import { optionsTexts } from '../texts/options.ts';
import { ByHand } from './ByHand.tsx';
import type { OptionsPatch } from './edit.ts';
import type { EffectsNow } from './effects.ts';
import { fromLocalTime, toLocalTime } from './localTime.ts';
import { ChoiceRow, inCode, SwitchRow, TextRow } from './OptionRow.tsx';
import './more-options.css';

const { cookieFor, more, row } = optionsTexts;

const LEFT_OUT = { value: 'left out', label: row.leftOut } as const;

const PROXY = [LEFT_OUT, inCode('true'), inCode('false')] as const;

const PRIORITY = [LEFT_OUT, inCode('low'), inCode('medium'), inCode('high')] as const;

const GENID = [LEFT_OUT, inCode('uuid'), inCode('counter'), inCode('number')] as const;

const COOKIE_FOR = [
  { value: 'left out', label: cookieFor.always },
  { value: 'login', label: cookieFor.login },
  { value: 'order', label: cookieFor.order },
] as const;

const NAMES = [
  'cookieFor',
  'genid',
  'proxy',
  'cookie.expires',
  'cookie.path',
  'cookie.domain',
  'cookie.partitioned',
  'cookie.priority',
];

interface MoreOptionsProps {
  options: SessionOptions;
  effects: EffectsNow;
  change: (patch: OptionsPatch) => Promise<CommandResult>;
}

export function MoreOptions({ options, effects, change }: MoreOptionsProps) {
  const model = useModel();
  const trustProxy = useView(({ world }) => world.trustProxy);
  const { cookie = {}, byHand = {} } = options;
  const given = changedOptions({ secret: options.secret }, options);
  const count =
    given.filter((name) => NAMES.includes(name) || Object.hasOwn(byHand, name)).length + (trustProxy ? 1 : 0);
  return (
    <details className="more-options">
      <summary>
        <ChevronRight />
        {more.title}
        {count > 0 && <span className="more-options-count">{more.written(count)}</span>}
      </summary>
      <ChoiceRow
        name="genid"
        {...optionHelpTexts.genid}
        effect={effects.genid}
        value={options.genid ?? 'left out'}
        choices={GENID}
        onChange={(genid) => change({ genid: genid === 'left out' ? undefined : genid })}
      />
      <ChoiceRow
        name="proxy"
        {...optionHelpTexts.proxy}
        effect={effects.proxy}
        value={options.proxy === undefined ? 'left out' : options.proxy ? 'true' : 'false'}
        choices={PROXY}
        onChange={(proxy) => change({ proxy: proxy === 'left out' ? undefined : proxy === 'true' })}
      />
      <SwitchRow
        name="trust proxy"
        {...optionHelpTexts.trustProxy}
        checked={trustProxy}
        onChange={(on) => model.sendCommand({ type: 'setTrustProxy', on })}
      />
      <ChoiceRow
        name="cookie: (req) =>"
        {...optionHelpTexts.cookieFor}
        value={options.cookieFor ?? 'left out'}
        choices={COOKIE_FOR}
        onChange={(chosen) => change({ cookieFor: chosen === 'left out' ? undefined : chosen })}
      />
      <TextRow
        name="path"
        {...optionHelpTexts.path}
        effect={effects.path}
        value={cookie.path ?? ''}
        placeholder="/"
        onChange={(path) => change({ cookie: { path: path === '' ? undefined : path } })}
      />
      <TextRow
        name="domain"
        {...optionHelpTexts.domain}
        effect={effects.domain}
        value={cookie.domain ?? ''}
        placeholder={row.leftOut}
        onChange={(domain) => change({ cookie: { domain: domain === '' ? undefined : domain } })}
      />
      <SwitchRow
        name="partitioned"
        {...optionHelpTexts.partitioned}
        effect={effects.partitioned}
        checked={cookie.partitioned ?? false}
        onChange={(partitioned) => change({ cookie: { partitioned } })}
      />
      <ChoiceRow
        name="priority"
        {...optionHelpTexts.priority}
        effect={effects.priority}
        value={cookie.priority ?? 'left out'}
        choices={PRIORITY}
        onChange={(priority) =>
          change({ cookie: { priority: priority === 'left out' ? undefined : priority } })
        }
      />
      <TextRow
        name="expires"
        {...optionHelpTexts.expires}
        effect={effects.expires}
        type="datetime-local"
        value={cookie.expires === undefined ? '' : toLocalTime(cookie.expires)}
        onChange={(typed) => change({ cookie: { expires: fromLocalTime(typed) } })}
      />
      <ByHand options={options} />
    </details>
  );
}
