/** The design system: what a region of the screen is made of. Tokens and base rules are loaded by main.tsx. */
export { ConditionPill, OpBadge, type StoreOp, TickBox, Verdict, Who } from './Badges.tsx';
export { Button, ButtonGroup, IconButton } from './Button.tsx';
export { BlankDrawer, Cabinet, Drawer } from './Cabinet.tsx';
export { Code, CopyButton } from './Code.tsx';
export { Dialog } from './Dialog.tsx';
export { Envelope, type EnvelopeLine } from './Envelope.tsx';
export { Jar, MiniTicket, Ticket, type TicketFlag } from './Jar.tsx';
export { Menu, MenuChoice, MenuItem, MenuSeparator } from './Menu.tsx';
export { Rail, type RailProps } from './Rail.tsx';
export { Segmented } from './Segmented.tsx';
export { Select } from './Select.tsx';
export { SidChip } from './SidChip.tsx';
export { StationRow } from './StationRow.tsx';
export { Switch } from './Switch.tsx';
export { usePointedSid, useSidHighlight } from './sidHighlight.ts';
export { FieldError, TextField } from './TextField.tsx';
export { Tooltip } from './Tooltip.tsx';
export { type Refusal, useRefusal } from './useRefusal.ts';
