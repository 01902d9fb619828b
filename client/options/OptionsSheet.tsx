/** The phone's way to the options: the last change in the dock, the panel in a sheet. */
import { ChevronUp } from 'lucide-react';
import { useState } from 'react';
import { toCodeLines } from '#shared/optionCode.ts';
import { appTexts } from '../texts/app.ts';
import { Dialog } from '../ui/index.ts';
import { OptionsBody, OptionsHead } from './OptionsPanel.tsx';
import { useOptions } from './useOptions.ts';

export function OptionsSheet() {
  const [open, setOpen] = useState(false);
  const { options, lastChanged } = useOptions();
  const line = toCodeLines(options).find(({ option }) => option !== null && lastChanged.includes(option));
  return (
    <>
      <button type="button" className="sheet-peek" onClick={() => setOpen(true)}>
        <b>{appTexts.options}</b>
        {line && <code>{line.text.trim().replace(/,$/, '')}</code>}
        <ChevronUp />
      </button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={appTexts.options}
        shape="sheet"
        headExtra={<OptionsHead />}
      >
        <OptionsBody />
      </Dialog>
    </>
  );
}
