/** Speaks each step of the stage to those who listen, once the stage has stood at it for a moment. */
import { useEffect, useState } from 'react';
import { spoken } from '../explain/moment.ts';
import { useView } from '../model/hooks.tsx';

/** Nobody can listen to more than that: shorter stays are not spoken. */
const STAY_MS = 150;

export function Spoken() {
  const words = useView(({ event, exchange }) => (event === null ? '' : spoken(event, exchange)));
  const [said, setSaid] = useState('');

  useEffect(() => {
    const timer = setTimeout(() => setSaid(words), STAY_MS);
    return () => clearTimeout(timer);
  }, [words]);

  return (
    <p className="vh" role="status" aria-live="polite">
      {said}
    </p>
  );
}
