import { expect, test } from 'vitest';
import { linkTo, readLink, withoutLesson } from './lessonLink.ts';

test('a link names a lesson, and whether it is for the projector', () => {
  expect(readLink('#lesson=first-cookie')).toEqual({ lesson: 'first-cookie', projector: false });
  expect(readLink('#lesson=first-cookie&projector')).toEqual({ lesson: 'first-cookie', projector: true });
  expect(readLink('#sandbox=a.b')).toEqual({ lesson: null, projector: false });
  expect(readLink('')).toEqual({ lesson: null, projector: false });
});

test('the lesson is taken out of the fragment, the credentials and the rest stay', () => {
  expect(withoutLesson('#sandbox=a.b&lesson=x&projector=')).toBe('#sandbox=a.b&projector=');
  expect(withoutLesson('#lesson=x')).toBe('');
});

test('a link to hand out carries no credentials and is read back', () => {
  const link = new URL(linkTo('http://localhost:5173', 'first-cookie', true));
  expect(readLink(link.hash)).toEqual({ lesson: 'first-cookie', projector: true });
});
