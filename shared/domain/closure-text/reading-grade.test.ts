import { expect, test } from 'vitest';
import { readingGrade } from './reading-grade.ts';

test('short words and sentences are easy, long ones hard', () => {
  expect(readingGrade('We fixed the light. It works now.', 'en').grade).toBeLessThan(4);
  expect(
    readingGrade(
      'The department investigated the aforementioned infrastructure condition and determined that remediation was unnecessary.',
      'en',
    ).grade,
  ).toBeGreaterThan(14);
});

test('Spanish has its own scale', () => {
  expect(readingGrade('El bache se reparó hoy. La calle ya está bien.', 'es').grade).toBeLessThan(8);
  expect(
    readingGrade(
      'La administración correspondiente determinó improcedente la reparación solicitada considerando responsabilidades jurisdiccionales interinstitucionales.',
      'es',
    ).grade,
  ).toBeGreaterThan(14);
});

test('no words, no grade', () => {
  expect(readingGrade('12 - 44', 'en')).toEqual({ grade: 0, words: 0, sentences: 1 });
});
