/** Under the stage: where its cursor stands and how to move it, and every exchange as it happened. */
import { useState } from 'react';
import { useView } from '../model/hooks.tsx';
import { ExchangeTable } from './ExchangeTable.tsx';
import { Spoken } from './Spoken.tsx';
import { Transport } from './Transport.tsx';

export function Timeline() {
  const epoch = useView((state) => state.epoch);
  const [filter, setFilter] = useState('');
  return (
    <section className="timeline" aria-label="Timeline">
      <Transport filter={filter} onFilter={setFilter} />
      <ExchangeTable key={epoch} filter={filter} />
      <Spoken />
    </section>
  );
}
