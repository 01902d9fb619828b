/** The trace as a file: saved from here, or opened in the sandbox's place. */
import { FolderOpen, Save } from 'lucide-react';
import { useRef, useState } from 'react';
import { LIMITS } from '#shared/limits.ts';
import { type Recording, readRecording } from '#shared/recording.ts';
import { toSnapshot } from '#shared/world.ts';
import { useModel, useView } from '../model/hooks.tsx';
import { recordingModel } from '../model/recordingLine.ts';
import type { Model } from '../model/state.ts';
import { surroundingsOf } from '../model/surroundings.ts';
import { Button } from '../ui/index.ts';
import { saveFile } from './saveFile.ts';
import { recordingTexts } from './shareTexts.ts';
import { leaveRecording, open } from './shown.ts';

export function RecordingTab({ onOpened }: { onOpened: () => void }) {
  const model = useModel();
  const empty = useView((state) => state.head === 0);
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const show = async (file: File | undefined) => {
    if (file === undefined) return;
    const read =
      file.size > LIMITS.recordingBytes
        ? { problem: recordingTexts.tooLarge }
        : readRecording(await file.text());
    if ('problem' in read) return setProblem(read.problem);
    onOpened();
    leaveRecording();
    const { recording } = read;
    open({
      recording: {
        name: file.name,
        events: recording.events.length,
        model: recordingModel(recording, surroundingsOf(window)),
      },
    });
  };

  return (
    <>
      <p>{recordingTexts.explain}</p>
      <p className="share-warning">{recordingTexts.warning}</p>
      <div className="share-buttons">
        <Button
          icon={<Save />}
          disabled={empty}
          onClick={() =>
            saveFile('sessionscope-recording.json', JSON.stringify(recordingOf(model)), 'application/json')
          }
        >
          {recordingTexts.save}
        </Button>
        <Button icon={<FolderOpen />} onClick={() => input.current?.click()}>
          {recordingTexts.open}
        </Button>
      </div>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label={recordingTexts.fileLabel}
        onChange={({ target }) => {
          void show(target.files?.[0]);
          target.value = '';
        }}
      />
      {problem !== null && (
        <p role="alert" className="share-problem">
          {problem} {recordingTexts.nothingLost}
        </p>
      )}
    </>
  );
}

/** All that the page has of the trace. */
function recordingOf(model: Model): Recording {
  const { epoch, sources } = model.getState();
  const base = model.worldAt(0);
  return {
    format: 'sessionscope-recording',
    version: 1,
    epoch,
    sources,
    world: toSnapshot(base),
    events: [...(model.eventsAfter(base.seq) ?? [])],
  };
}
