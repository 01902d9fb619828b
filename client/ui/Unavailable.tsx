/** In place of a part of the page that is loaded on demand and could not be: the server that has it is gone. */
import { uiTexts } from '../texts/ui.ts';

export function Unavailable() {
  return (
    <p role="alert" className="unavailable">
      {uiTexts.unavailable}
    </p>
  );
}
