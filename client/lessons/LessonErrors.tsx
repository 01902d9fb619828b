/** What is wrong in the lesson files, for the person who writes them: where, and what to do. */
import { TriangleAlert } from 'lucide-react';
import type { LessonError } from '#shared/lessons.ts';
import { lessonsTexts } from '../texts/lessons.ts';
import './lesson-errors.css';

const T = lessonsTexts.list;

export function LessonErrors({ errors }: { errors: readonly LessonError[] }) {
  if (errors.length === 0) return null;
  return (
    <section className="lesson-errors" role="status" aria-label={T.errors}>
      <p>
        <TriangleAlert aria-hidden="true" />
        <b>{T.errors}</b>
      </p>
      <p>{T.errorsWhy}</p>
      <ul>
        {errors.map(({ file, line, column, code, message }) => (
          <li key={`${file}:${line}:${column} ${code} ${message}`}>
            <code>{`${file}:${line}:${column}`}</code> <span lang="en">{`${code} ${message}`}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
