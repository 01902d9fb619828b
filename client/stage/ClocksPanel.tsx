/** Beside a drawer: the three clocks of its session side by side, draining, with what moved each and why they differ. */
import { clocksOf } from '../explain/clocks.ts';
import { useSandboxTime, useView } from '../model/hooks.tsx';
import { ExpiryBar } from '../ui/index.ts';
import './clocks.css';

export function ClocksPanel({ sid }: { sid: string }) {
  const world = useView(({ shown }) => shown);
  const exchanges = useView((state) => state.exchanges);
  const now = useSandboxTime();
  const until = world.seq;
  const made = clocksOf(
    sid,
    world,
    exchanges.filter(({ firstSeq }) => firstSeq <= until),
    now,
  );
  return (
    <div className="clocks">
      <ul>
        {made?.clocks.map(({ key, title, left, moved }) => (
          <li key={key}>
            <b>{title}</b>
            <ExpiryBar {...left} />
            <span className="clocks-moved">{moved}</span>
          </li>
        ))}
      </ul>
      <p>{made?.verdict}</p>
    </div>
  );
}
