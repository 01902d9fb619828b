/** In place of a part of the page that is loaded on demand and could not be: the server that has it is gone. */
import { texts } from '../texts/texts.ts';

export function Unavailable() {
  return (
    <p role="alert" className="unavailable">
      {texts.ui.unavailable}
    </p>
  );
}
