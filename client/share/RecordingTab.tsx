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
import { shareTexts } from '../texts/share.ts';
import { Button } from '../ui/index.ts';
import { saveFile } from './saveFile.ts';
import { leaveRecording, open } from './shown.ts';

const T = shareTexts.recording;

export function RecordingTab({ onOpened }: { onOpened: () => void }) {
  const model = useModel();
  const empty = useView((state) => state.head === 0);
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const show = async (file: File | undefined) => {
    if (file === undefined) return;
    const read =
      file.size > LIMITS.recordingBytes
        ? { problem: T.tooLarge(LIMITS.recordingBytes / 1024 / 1024) }
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
      <p>{T.explain}</p>
      <p className="share-warning">{T.warning}</p>
      <div className="share-buttons">
        <Button
          icon={<Save />}
          disabled={empty}
          onClick={() =>
            saveFile('sessionscope-recording.json', JSON.stringify(recordingOf(model)), 'application/json')
          }
        >
          {T.save}
        </Button>
        <Button icon={<FolderOpen />} onClick={() => input.current?.click()}>
          {T.open}
        </Button>
      </div>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label={T.fileLabel}
        onChange={({ target }) => {
          void show(target.files?.[0]);
          target.value = '';
        }}
      />
      {problem !== null && (
        <p role="alert" className="share-problem">
          {T.nothingLost(problem)}
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
