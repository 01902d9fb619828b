/** The design system: what a region of the screen is made of. Tokens and base rules are loaded by main.tsx. */
export {
  ConditionPill,
  type ConditionPillProps,
  ExpiryBar,
  type ExpiryBarProps,
  OpBadge,
  type OpBadgeProps,
  type StoreOp,
  TickBox,
  Verdict,
  Who,
  type WhoProps,
} from './Badges.tsx';
export { Button, ButtonGroup, type ButtonProps, IconButton, type IconButtonProps } from './Button.tsx';
export { BlankDrawer, Cabinet, type CabinetProps, Drawer, type DrawerProps } from './Cabinet.tsx';
export { Code, type CodeProps, CopyButton } from './Code.tsx';
export { Dialog, type DialogProps } from './Dialog.tsx';
export { Envelope, type EnvelopeLine, type EnvelopeProps } from './Envelope.tsx';
export { hueOf, type Shape, shapeOf } from './identity.ts';
export {
  Jar,
  type JarProps,
  MiniTicket,
  type MiniTicketProps,
  Ticket,
  type TicketFlag,
  type TicketProps,
} from './Jar.tsx';
export { Menu, MenuChoice, MenuItem, MenuSeparator } from './Menu.tsx';
export { Rail, type RailProps } from './Rail.tsx';
export { Segmented, type SegmentedOption, type SegmentedProps } from './Segmented.tsx';
export { Select, type SelectProps } from './Select.tsx';
export { SidChip, type SidChipProps, SidShape } from './SidChip.tsx';
export { StationRow, type StationRowProps, type StationState } from './StationRow.tsx';
export { Switch, type SwitchProps } from './Switch.tsx';
export { usePointedSid, useSidHighlight } from './sidHighlight.ts';
export { FieldError, TextField, type TextFieldProps } from './TextField.tsx';
export { Tooltip, type TooltipProps } from './Tooltip.tsx';
export { type Refusal, useRefusal } from './useRefusal.ts';
