/** What is wrong in the lesson files, for the person who writes them: where, and what to do. */
import { TriangleAlert } from 'lucide-react';
import type { LessonError } from '#shared/lessons.ts';
import { TEXTS } from './lessonTexts.ts';
import './lesson-errors.css';

export function LessonErrors({ errors }: { errors: readonly LessonError[] }) {
  if (errors.length === 0) return null;
  return (
    <section className="lesson-errors" role="status" aria-label={TEXTS.errors}>
      <p>
        <TriangleAlert aria-hidden="true" />
        <b>{TEXTS.errors}</b>
      </p>
      <p>{TEXTS.errorsWhy}</p>
      <ul>
        {errors.map(({ file, line, column, code, message }) => (
          <li key={`${file}:${line}:${column} ${code} ${message}`}>
            <code>{`${file}:${line}:${column}`}</code> {code} {message}
          </li>
        ))}
      </ul>
    </section>
  );
}
