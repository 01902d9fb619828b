/** Before the first request: the way that it will take, every step of it still to come, and what to press. */
import { ArrowRight, Database, Fingerprint, Route, Ticket } from 'lucide-react';
import { useInLesson } from '../lessons/useLessons.tsx';
import { useView } from '../model/hooks.tsx';
import { stageTexts } from '../texts/stage.ts';
import { Rich } from '../ui/Rich.tsx';
import { Blank, Plate } from './Plate.tsx';

const words = stageTexts.plates.ahead;

export function Ahead() {
  // Left out, it is on: the library's default.
  const keeps = useView(({ shown }) => shown.options.saveUninitialized !== false);
  // Who has a cookie already comes another way.
  const isTrue = useView(
    ({ gate, shown }) => gate === null && shown.browsers.every(({ cookies }) => cookies.length === 0),
  );
  // A lesson that wants a prediction doesn't want this told, and says itself what to press.
  const inLesson = useInLesson();
  const steps = [
    { kind: 'request', icon: <ArrowRight />, text: words.request },
    { kind: 'session', icon: <Fingerprint />, text: words.session },
    { kind: 'store', icon: <Database />, text: keeps ? words.store : words.notStored },
    { kind: 'cookie', icon: <Ticket />, text: keeps ? words.cookie : words.noCookie },
  ];
  if (!isTrue || inLesson) return <Blank text={words.brief} />;
  return (
    <Plate title={words.title} icon={<Route />}>
      <ol className="ahead">
        {steps.map(({ kind, icon, text }) => (
          <li key={kind}>
            <span className={`ahead-node ahead-${kind}`}>{icon}</span>
            <span>
              <Rich text={text} parts={{ library: <b translate="no">express-session</b> }} />
            </span>
          </li>
        ))}
      </ol>
      <p className="plate-ahead-end">
        <Rich text={words.press} parts={{ visit: <b>{stageTexts.browsers.visits.home.label}</b> }} />
      </p>
    </Plate>
  );
}
