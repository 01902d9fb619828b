/** The current task of a lesson in a line or two, where the lesson itself has no room. */
import { lessonsTexts } from '../texts/lessons.ts';
import { type LessonSnapshot, stepOf } from './lessonMachine.ts';
import { LineView, WordsOf } from './ProseView.tsx';
import { isOnStage } from './useLessons.tsx';

const T = lessonsTexts;

export function LessonTask({ snapshot: { value, context } }: { snapshot: LessonSnapshot }) {
  const step = stepOf(context);
  const { judged, lesson } = context;
  return (
    <WordsOf lesson={lesson}>
      <div className="lesson-line">
        <p>
          {step === null || !isOnStage(value) ? (
            <LineView line={lesson.title} />
          ) : (
            <LineView line={step.do} />
          )}
        </p>
        <p className="lesson-line-state" role="status">
          {value === 'playing' && (step?.worked ? T.worked : T.playing)}
          {value === 'rewinding' && T.preparing}
          {value === 'doing' && judged.state === 'violated' && T.violatedBrief}
          {value === 'doing' && judged.state === 'pending' && judged.of > 0 && T.met(judged.met, judged.of)}
          {value === 'doing' && judged.near !== null && (
            <>
              {' · '}
              <LineView line={judged.near} />
            </>
          )}
        </p>
      </div>
    </WordsOf>
  );
}
