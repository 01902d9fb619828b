/** Buttons that send a visit of the demo app from the browser in front; one of them is what to press first. */
import clsx from 'clsx';
import { Ellipsis, Lock } from 'lucide-react';
import { Button, FieldError, Menu, MenuItem } from '../ui/index.ts';
import { MAIN_VISITS, MORE_VISITS, type QuickVisit } from './demoRoutes.ts';

export interface QuickActionsProps {
  /** Nothing happened yet: the first button asks to be pressed. */
  inviting: boolean;
  disabled: boolean;
  /** Why nothing can be sent now; null where something can. */
  gate: string | null;
  error: string | null;
  onVisit: (visit: QuickVisit['visit']) => void;
}

export function QuickActions({ inviting, disabled, gate, error, onVisit }: QuickActionsProps) {
  return (
    <fieldset className="quick">
      <legend className="vh">Send a request</legend>
      {MAIN_VISITS.map(({ label, hint, visit }, index) => (
        <Button
          key={label}
          size="sm"
          kind={inviting && gate === null && index === 0 ? 'primary' : 'plain'}
          title={hint}
          disabled={disabled}
          onClick={() => onVisit(visit)}
        >
          {label}
        </Button>
      ))}
      <Menu
        label="More requests"
        trigger={
          <Button size="sm" aria-label="More requests" className="quick-more" disabled={disabled}>
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
