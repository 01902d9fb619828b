/** What stands in the places of timeline and options until they are fetched and the page knows its sandbox: as high as they will be,
 * with bars where their controls and columns will stand. */
import type { ReactNode } from 'react';
import { useView } from '../model/hooks.tsx';
import { appTexts } from '../texts/app.ts';
import './coming.css';

/** Whether there is a sandbox to show: what says something of it would be wrong before. */
export const useIsKnown = (): boolean => useView(({ head }) => head > 0);

/** Not where none will come. */
const useIsBusy = (): boolean => useView(({ connection }) => connection !== 'refused');

export function TimelineComing() {
  return (
    <div className="timeline" aria-busy={useIsBusy()}>
      <div className="transport coming-controls">
        <span className="icon-btn transport-play" />
        <span className="blank" />
        <span className="blank" />
      </div>
      <div className="log-frame">
        <div className="log coming-columns">
          <span className="blank" />
          <span className="blank" />
          <span className="blank" />
          <span className="blank" />
        </div>
      </div>
    </div>
  );
}

/** Options that are in sight at first. */
const OPTION_PLACES = Array.from({ length: 8 }, (_, place) => place);

/** The head of the options and bars in the places of the first. */
export function OptionsComing({ fold }: { fold: ReactNode }) {
  return (
    <div className="coming-options" aria-busy={useIsBusy()}>
      <div className="side-head">
        <div className="options-head">
          <h2>{appTexts.options}</h2>
          {fold}
        </div>
      </div>
      {OPTION_PLACES.map((place) => (
        <div key={place} className="coming-option">
          <span className="blank" />
          <span className="blank" />
        </div>
      ))}
    </div>
  );
}

/** The edge of the sheet that holds them on a phone. */
export const SheetComing = () => <span className="sheet-peek" aria-busy={useIsBusy()} />;
