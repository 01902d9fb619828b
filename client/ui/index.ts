/** The design system: what a region of the screen is made of. Tokens and base rules come first, whichever file of the built
 * page this lands in: the order in which layers of CSS are met is the order in which they win. */
import './tokens.css';
import './base.css';
import './card.css';

export { ConditionPill, ExpiryBar, OpBadge, type StoreOp, TickBox, Verdict, Who } from './Badges.tsx';
export { Button, ButtonGroup, IconButton } from './Button.tsx';
export { BlankDrawer, Cabinet, Drawer } from './Cabinet.tsx';
export { Dialog } from './Dialog.tsx';
export { Envelope, type EnvelopeLine } from './Envelope.tsx';
export { Heard } from './Heard.tsx';
export { Jar, MiniTicket, Ticket, type TicketFlag } from './Jar.tsx';
export { later, loaded } from './later.ts';
export {
  Menu,
  MenuChoice,
  MenuItem,
  MenuLabel,
  type MenuProps,
  MenuSeparator,
  MenuTick,
} from './Menu.tsx';
export { Part, PoppedPart } from './Part.tsx';
export { Popover } from './Popover.tsx';
export { Rail, type RailProps } from './Rail.tsx';
export { Select, type SelectOption } from './Select.tsx';
export { SidChip } from './SidChip.tsx';
export { Splitter, type SplitterProps } from './Splitter.tsx';
export { StationRow } from './StationRow.tsx';
export { usePointedSid, useSidHighlight } from './sidHighlight.ts';
export { FieldError, TextField } from './TextField.tsx';
export { Tooltip } from './Tooltip.tsx';
export { InServersWords, type Refusal, type Sentence, useRefusal, whyRefused } from './useRefusal.tsx';
