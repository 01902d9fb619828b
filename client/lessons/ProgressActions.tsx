/** The progress as a whole: to a file, from a file, and cleared for the next class. */
import { Download, Eraser, Upload } from 'lucide-react';
import { type ChangeEvent, useRef, useState } from 'react';
import { lessonsTexts } from '../texts/lessons.ts';
import { Button, Dialog } from '../ui/index.ts';
import { merged, progressText, readProgress } from './progress.ts';
import { useDesk } from './useLessons.tsx';

const T = lessonsTexts.progress;

const FILE_NAME = 'sessionscope-progress.json';

export function ProgressActions() {
  const desk = useDesk();
  const input = useRef<HTMLInputElement>(null);
  const [said, say] = useState('');
  const [asking, ask] = useState(false);
  const save = () => {
    const blob = new Blob([progressText(desk.progress.get())], { type: 'application/json' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = FILE_NAME;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  const open = async (event: ChangeEvent<HTMLInputElement>) => {
    const { target } = event;
    const file = target.files?.[0];
    const text = await file?.text();
    // The same file can be chosen again after it was corrected.
    target.value = '';
    if (text === undefined) return;
    const read = readProgress(text);
    if ('progress' in read) desk.progress.change((progress) => merged(progress, read.progress));
    say('progress' in read ? T.opened : read.problem);
  };
  const clear = () => {
    ask(false);
    say('');
    desk.clear();
  };
  return (
    <section className="course-progress" aria-label={T.name}>
      <Button size="sm" kind="quiet" icon={<Download />} onClick={save}>
        {T.save}
      </Button>
      <Button size="sm" kind="quiet" icon={<Upload />} onClick={() => input.current?.click()}>
        {T.open}
      </Button>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        aria-label={T.file}
        hidden
        onChange={(event) => void open(event)}
      />
      <Button size="sm" kind="quiet" icon={<Eraser />} onClick={() => ask(true)}>
        {T.clear}
      </Button>
      <p role="status" className="course-said">
        {said}
      </p>
      <Dialog
        open={asking}
        onClose={() => ask(false)}
        title={T.clearAsk}
        actions={
          <>
            <Button onClick={() => ask(false)}>{T.clearKeep}</Button>
            <Button kind="danger" onClick={clear}>
              {T.clearNow}
            </Button>
          </>
        }
      >
        {T.clearWhy}
      </Dialog>
    </section>
  );
}
