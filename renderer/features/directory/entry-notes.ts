import { contactPoint, type ContactPoint } from '../../../shared/domain/directory/directory.ts';
import type { Finding } from '../../../shared/domain/directory/finding.ts';
import type { FieldNote, FieldNotes } from '../../design/field-notes.ts';
import { findingsOf, findingWords, type FindingNames } from './finding-words.ts';

type Issue = ReturnType<typeof contactPoint.safeParse>['error'] extends infer E
  ? NonNullable<E> extends { issues: readonly (infer I)[] }
    ? I
    : never
  : never;

/** What stops a field from being kept, in a sentence; the schema's own words where it has some. */
function issueWords(issue: Issue): string {
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'number' ? 'Must be more than 0.' : 'Is missing. Fill it in.';
    case 'too_big':
      return issue.message.startsWith('has room')
        ? `It ${issue.message}.`
        : `Must be at most ${String(issue.maximum)}.`;
    case 'not_multiple_of':
      return 'Count in quarters of an hour.';
    case 'invalid_format':
      return issue.message.startsWith('Invalid')
        ? 'Is missing, or has another form than it must have.'
        : `Must be ${issue.message.replace(/\.$/, '')}.`;
    case 'invalid_type':
      return 'Is missing. Fill it in.';
    case 'invalid_union':
      return 'Is missing. Choose one.';
    case 'custom':
      return `It ${issue.message.replace(/\.$/, '')}.`;
    default:
      return issue.message;
  }
}

/** Where the schema stops an entry from being kept. Unions are told at the field they stand in. */
function unkeptFields(point: ContactPoint): FieldNotes {
  const read = contactPoint.safeParse(point);
  if (read.success) return new Map();
  return new Map(
    read.error.issues.map((issue) => [
      issue.path.map(String).join('.'),
      { severity: 'unkept', text: issueWords(issue) },
    ]),
  );
}

/** Everything that is to be said at the fields of an entry. */
export function notesOf(
  point: ContactPoint,
  index: number,
  findings: readonly Finding[],
  names: FindingNames,
): FieldNotes {
  const notes = new Map<string, FieldNote>();
  for (const [field, found] of findingsOf(findings, index)) {
    const { what, todo } = findingWords(found, names);
    notes.set(field, { severity: found.severity, text: `${what} ${todo}` });
  }
  for (const [field, note] of unkeptFields(point)) notes.set(field, note);
  return notes;
}
