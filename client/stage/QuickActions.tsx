/** Buttons that send a visit of the demo app from the browser in front; one of them is what to press first. */
import clsx from 'clsx';
import { Ellipsis, Lock } from 'lucide-react';
import { stageTexts } from '../texts/stage.ts';
import { Button, FieldError, Menu, MenuItem, type Sentence } from '../ui/index.ts';
import { MAIN_VISITS, MORE_VISITS, type QuickVisit } from './demoRoutes.ts';

const words = stageTexts.browsers.quick;

export interface QuickActionsProps {
  /** Nothing happened yet: the first button asks to be pressed. */
  inviting: boolean;
  disabled: boolean;
  /** Why nothing can be sent now; null where something can. */
  gate: string | null;
  error: Sentence | null;
  onVisit: (visit: QuickVisit['visit']) => void;
}

export function QuickActions({ inviting, disabled, gate, error, onVisit }: QuickActionsProps) {
  return (
    <fieldset className="quick">
      <legend className="vh">{words.name}</legend>
      {MAIN_VISITS.map(({ label, hint, visit }, index) => (
        <Button
          key={label}
          size="sm"
          kind={inviting && index === 0 ? 'primary' : 'plain'}
          title={hint}
          disabled={disabled}
          onClick={() => onVisit(visit)}
        >
          {label}
        </Button>
      ))}
      <Menu
        label={words.more}
        disabled={disabled}
        trigger={
          <Button size="sm" aria-label={words.more} className="quick-more" disabled={disabled}>
            <Ellipsis />
          </Button>
        }
      >
        {[...MAIN_VISITS, ...MORE_VISITS].map(({ label, hint, visit }, index) => (
          <MenuItem key={label} onSelect={() => onVisit(visit)}>
            <span className={clsx('quick-item', index < MAIN_VISITS.length && 'quick-doubled')}>
              <b>{label}</b> <code>{`${visit.method} ${visit.path}`}</code>
              <span>{hint}</span>
            </span>
          </MenuItem>
        ))}
      </Menu>
      {gate !== null && (
        <p className="quick-gate">
          <Lock aria-hidden="true" />
          {gate}
        </p>
      )}
      <FieldError id="quick-error">{error}</FieldError>
    </fieldset>
  );
}
