/** Things to press: a labelled button and an icon with a name. What they do is the caller's business. */
import clsx from 'clsx';
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { Tooltip } from './Tooltip.tsx';
import './button.css';

type Native = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children' | 'type'>;

export interface ButtonProps extends Native {
  children: ReactNode;
  /** primary: the one thing to press first; quiet: a link-like action; danger: something gets lost. */
  kind?: 'plain' | 'primary' | 'quiet' | 'danger' | undefined;
  size?: 'md' | 'sm' | undefined;
  icon?: ReactNode | undefined;
  type?: 'button' | 'submit' | undefined;
  ref?: Ref<HTMLButtonElement> | undefined;
}

export function Button({
  children,
  kind = 'plain',
  size = 'md',
  icon,
  type = 'button',
  className,
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      className={clsx('btn', `btn-${kind}`, size === 'sm' && 'btn-sm', className)}
      {...rest}
    >
      {icon}
      {children}
    </button>
  );
}

export interface IconButtonProps extends Omit<Native, 'aria-label' | 'title'> {
  /** What it does: its accessible name and its tooltip. */
  label: string;
  children: ReactNode;
  /** Further words for the tooltip, where the name alone is too short. */
  hint?: ReactNode | undefined;
  ref?: Ref<HTMLButtonElement> | undefined;
}

export function IconButton({ label, children, hint, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip content={hint ?? label}>
      <button type="button" aria-label={label} className={clsx('icon-btn', className)} {...rest}>
        {children}
      </button>
    </Tooltip>
  );
}

/** Buttons that belong together, drawn as one. */
export function ButtonGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className="btn-group">
      <legend className="vh">{label}</legend>
      {children}
    </fieldset>
  );
}
