/** A cookie that its jar has just lost: its ticket tears between the notches and is gone. The log says so in words. */
import type { JarCookie } from '#shared/jarFacts.ts';
import { Ticket } from '../ui/index.ts';
import { Sid } from './Sid.tsx';
import './torn-ticket.css';

export function TornTicket({ cookie, onGone }: { cookie: JarCookie; onGone: () => void }) {
  const { name, value, sid } = cookie;
  const chip = sid === null ? <code className="ticket-value">{value}</code> : <Sid sid={sid} ghost />;
  const half = <Ticket kind="ghost" name={name} chip={chip} />;
  return (
    <div className="torn" aria-hidden="true" onAnimationEnd={onGone}>
      <div className="torn-half">{half}</div>
      <div className="torn-half">{half}</div>
    </div>
  );
}
