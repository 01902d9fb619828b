/** The list of lessons by part, with what was reached, and what can be done with the progress as a whole. */
import { ArrowLeft, CheckCircle2, Circle, CircleDot, Eye, Play } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Course, CoursePart, Lesson } from '#shared/lessons.ts';
import { plainText } from '#shared/lessonText.ts';
import { lessonFrameTexts } from '../texts/lessonFrame.ts';
import { lessonsTexts } from '../texts/lessons.ts';
import { Button, later, PoppedPart } from '../ui/index.ts';
import { Rich } from '../ui/Rich.tsx';
import { LessonErrors } from './LessonErrors.tsx';
import { ProgressActions } from './ProgressActions.tsx';
import { LineView, WordsOf, wordsLanguage } from './ProseView.tsx';
import { type LessonState, stateOfLesson } from './progress.ts';
import { inOrder, useCourse, useDesk, useProgress } from './useLessons.tsx';
import './course-list.css';

const T = lessonsTexts;
const LIST = T.list;

const teacherPage = later(() => import('./TeacherPage.tsx'));

const STATE_ICONS: Record<LessonState, ReactNode> = {
  'not-begun': <Circle aria-hidden="true" />,
  begun: <CircleDot aria-hidden="true" />,
  passed: <CheckCircle2 aria-hidden="true" />,
  revealed: <Eye aria-hidden="true" />,
};

export function CourseList({ fold }: { fold?: ReactNode }) {
  const desk = useDesk();
  const course = useCourse();
  const [teaching, setTeaching] = useState(false);
  return (
    <div className="course">
      <div className="lesson-top">
        <Button kind="quiet" size="sm" icon={<ArrowLeft />} onClick={() => desk.showFirstSteps()}>
          {T.sandbox}
        </Button>
        {fold}
      </div>
      <div className="lesson-body">
        <h1>{lessonFrameTexts.lessons}</h1>
        {course === null ? <p>{LIST.noCourse}</p> : <Parts course={course} />}
        {course !== null && course.lessons.length > 0 && (
          <Button className="course-teachers" onClick={() => setTeaching(true)}>
            {LIST.teachers}
          </Button>
        )}
        <ProgressActions />
      </div>
      {teaching && course !== null && (
        <PoppedPart of={teacherPage} onClose={() => setTeaching(false)}>
          {({ TeacherPage }) => <TeacherPage course={course} onClose={() => setTeaching(false)} />}
        </PoppedPart>
      )}
    </div>
  );
}

function Parts({ course }: { course: Course }) {
  const progress = useProgress();
  const desk = useDesk();
  const all = inOrder(course);
  const left = all.find(({ id }) => id === progress.left?.lesson);
  const byId = new Map(all.map((lesson) => [lesson.id, lesson]));
  return (
    <>
      {left !== undefined && (
        <div className="course-left">
          <p>{LIST.continueLeft}</p>
          <Button kind="primary" icon={<Play />} onClick={() => desk.start(left.id)}>
            <span lang={wordsLanguage(left)}>{plainText(left.title)}</span>
          </Button>
        </div>
      )}
      <LessonErrors errors={course.errors} />
      {course.lessons.length === 0 && <p>{LIST.empty}</p>}
      {course.parts.filter(isOffered).map((part) => (
        <section key={part.id} className="course-part" aria-labelledby={`part-${part.id}`}>
          <h2 id={`part-${part.id}`} lang={wordsLanguage(course)}>
            {part.title}
          </h2>
          <ol>
            {part.lessons.flatMap((id) => {
              const lesson = byId.get(id);
              return lesson === undefined ? [] : <Entry key={id} lesson={lesson} titles={byId} />;
            })}
          </ol>
        </section>
      ))}
    </>
  );
}

/** A part is shown as soon as it has a lesson. */
const isOffered = ({ lessons }: CoursePart): boolean => lessons.length > 0;

function Entry({ lesson, titles }: { lesson: Lesson; titles: ReadonlyMap<string, Lesson> }) {
  const desk = useDesk();
  const progress = useProgress();
  const state = stateOfLesson(progress, lesson.id);
  const first = lesson.requires.filter((id) => stateOfLesson(progress, id) !== 'passed');
  return (
    <li className={`course-lesson course-${state}`}>
      <button type="button" onClick={() => desk.start(lesson.id)}>
        <span className="course-state">
          {STATE_ICONS[state]}
          <span className="vh">{LIST.spokenStates[state]} </span>
        </span>
        <span className="course-words">
          <b lang={wordsLanguage(lesson)}>{plainText(lesson.title)}</b>
          <span className="course-objective">
            <WordsOf lesson={lesson}>
              <LineView line={withoutPointers(lesson.objective)} />
            </WordsOf>
          </span>
          <span className="course-facts">
            <span>{T.minutes(lesson.minutes)}</span>
            {state !== 'not-begun' && <span aria-hidden="true">{LIST.states[state]}</span>}
            {first.length > 0 && (
              <span>
                <Rich
                  text={LIST.betterAfter}
                  parts={{
                    lessons: (
                      <span lang={wordsLanguage(lesson)}>
                        {first.map((id) => titleOf(titles, id)).join(', ')}
                      </span>
                    ),
                  }}
                />
              </span>
            )}
          </span>
        </span>
      </button>
    </li>
  );
}

const titleOf = (titles: ReadonlyMap<string, Lesson>, id: string): string => {
  const lesson = titles.get(id);
  return lesson === undefined ? id : `“${plainText(lesson.title)}”`;
};

/** In a button there is no other button. */
const withoutPointers = (line: Lesson['objective']) => line.map((span) => ({ ...span, to: null }));
