/** Shows a record's file as it is on the server's disk. */
import { FileText } from 'lucide-react';
import { useState } from 'react';
import { useModel } from '../model/hooks.tsx';
import { stageTexts } from '../texts/stage.ts';
import { Code, CopyButton } from '../ui/Code.tsx';
import { Dialog, IconButton } from '../ui/index.ts';

const words = stageTexts.server.store;

export interface FileButtonProps {
  sid: string;
  path: string;
  text: string;
}

export function FileButton({ sid, path, text }: FileButtonProps) {
  const model = useModel();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <IconButton
        label={words.showFile(sid.slice(0, 4))}
        className="file-button"
        onClick={() => {
          setOpen(true);
          model.noteAct('open-record');
        }}
      >
        <FileText />
      </IconButton>
      <Dialog
        open={open}
        onClose={close}
        title={words.file}
        shape="wide"
        headExtra={<CopyButton text={text} what={words.fileText} />}
      >
        <p className="file-path">
          <code>{path}</code>
        </p>
        <div className="file-text">
          <Code code={text} label={words.fileLabel} />
        </div>
      </Dialog>
    </>
  );
}
