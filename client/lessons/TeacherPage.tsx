/** All lessons for whoever teaches them: objectives, predictions, answers, misconceptions and refutations; prints. */
import { Printer } from 'lucide-react';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Course, Lesson, Prediction } from '#shared/lessons.ts';
import { plainText } from '#shared/lessonText.ts';
import { lessonsTexts } from '../texts/lessons.ts';
import { CopyButton } from '../ui/Code.tsx';
import { Button, Dialog } from '../ui/index.ts';
import { linkTo } from './lessonLink.ts';
import { LineView, ProseView, WordsOf, wordsLanguage } from './ProseView.tsx';
import { inOrder } from './useLessons.tsx';
import './teacher-page.css';

const T = lessonsTexts.teachers;

export function TeacherPage({ course, onClose }: { course: Course; onClose: () => void }) {
  return (
    <>
      <Dialog
        open
        onClose={onClose}
        title={T.title}
        shape="wide"
        headExtra={
          <Button icon={<Printer />} onClick={() => print()}>
            {T.print}
          </Button>
        }
      >
        <Sheet course={course} links />
      </Dialog>
      <ForPaper course={course} />
    </>
  );
}

/** What the printer gets: the page without the app around it. */
function ForPaper({ course }: { course: Course }) {
  const [place] = useState(() => document.createElement('div'));
  useEffect(() => {
    place.className = 'paper';
    document.body.append(place);
    document.documentElement.dataset.paper = '';
    return () => {
      place.remove();
      delete document.documentElement.dataset.paper;
    };
  }, [place]);
  return createPortal(
    <>
      <h1>{T.paper}</h1>
      <Sheet course={course} links={false} />
    </>,
    place,
  );
}

function Sheet({ course, links }: { course: Course; links: boolean }) {
  const byId = new Map(inOrder(course).map((lesson) => [lesson.id, lesson]));
  return (
    <div className="teacher">
      <p>{T.lede}</p>
      {course.parts
        .filter(({ lessons }) => lessons.length > 0)
        .map((part) => (
          <section key={part.id} className="teacher-part">
            <h3 lang={wordsLanguage(course)}>{part.title}</h3>
            {part.lessons.flatMap((id) => {
              const lesson = byId.get(id);
              return lesson === undefined ? (
                []
              ) : (
                <LessonSheet key={id} lesson={lesson} course={course} links={links} />
              );
            })}
          </section>
        ))}
    </div>
  );
}

function LessonSheet({ lesson, course, links }: { lesson: Lesson; course: Course; links: boolean }) {
  const claims = [...new Set(lesson.steps.flatMap(({ teaches }) => teaches))];
  const titleOf = (id: string) => {
    const known = course.lessons.find((each) => each.id === id);
    return known === undefined ? id : plainText(known.title);
  };
  const of = T.ofLesson(plainText(lesson.title));
  const lang = wordsLanguage(lesson);
  return (
    <WordsOf lesson={lesson}>
      <article className="teacher-lesson">
        <h4>
          <span lang={lang}>{plainText(lesson.title)}</span>{' '}
          <small>{lessonsTexts.minutes(lesson.minutes)}</small>
        </h4>
        {links && (
          <p className="teacher-links">
            <CopyButton text={linkTo(location.origin, lesson.id)} label={T.link} what={of} />
            <CopyButton text={linkTo(location.origin, lesson.id, true)} label={T.projector} what={of} />
          </p>
        )}
        <dl>
          <div>
            <dt>{T.objective}</dt>
            <dd>
              <LineView line={lesson.objective} />
            </dd>
          </div>
          {lesson.requires.length > 0 && (
            <div>
              <dt>{T.requires}</dt>
              <dd lang={lang}>{lesson.requires.map(titleOf).join(', ')}</dd>
            </div>
          )}
          {claims.length > 0 && (
            <div>
              <dt>{T.claims}</dt>
              <dd lang={wordsLanguage(course)}>
                <ul>
                  {claims.map((id) => (
                    <li key={id}>{course.claims[id] ?? id}</li>
                  ))}
                </ul>
              </dd>
            </div>
          )}
          <div>
            <dt>{T.steps}</dt>
            <dd>
              <ol>
                {lesson.steps.map((step) => (
                  <li key={step.id}>
                    <LineView line={step.do} />
                  </li>
                ))}
              </ol>
            </dd>
          </div>
        </dl>
        {lesson.predictions.map((prediction) => (
          <PredictionSheet key={prediction.id} prediction={prediction} course={course} />
        ))}
      </article>
    </WordsOf>
  );
}

/** What is believed, as a sentence where the course has one. */
function beliefIn({ misconceptions, claims }: Course, id: string): string {
  return misconceptions[id] ?? claims[id] ?? id;
}

function PredictionSheet({ prediction, course }: { prediction: Prediction; course: Course }) {
  return (
    <section className="teacher-prediction">
      <h5>
        {T.asks} <LineView line={prediction.ask} />
      </h5>
      <ul>
        {prediction.choices.map((choice) => (
          <li key={choice.id} className={choice.correct ? 'teacher-right' : undefined}>
            <p>
              <b>
                {choice.correct && `${T.right} `}
                <LineView line={choice.text} />
              </b>
            </p>
            {choice.misconception !== null && (
              <p className="teacher-believes">
                {T.believes} <q lang={wordsLanguage(course)}>{beliefIn(course, choice.misconception)}</q>
              </p>
            )}
            <ProseView prose={choice.feedback} />
          </li>
        ))}
      </ul>
    </section>
  );
}
