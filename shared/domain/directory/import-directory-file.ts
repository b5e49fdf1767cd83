import type { DepartmentCode } from '../ids.ts';
import { DAY, type Instant } from '../instant.ts';
import { checkEntries } from './check-entries.ts';
import { checkRosters } from './check-rosters.ts';
import {
  AROUND_THE_CLOCK,
  directory as directorySchema,
  type ContactPoint,
  type Directory,
} from './directory.ts';
import type { FilePerson } from './file-cells.ts';
import { problemOfFinding } from './file-findings.ts';
import type { FileProblem } from './file-problem.ts';
import { FINDINGS, type Finding } from './finding.ts';
import { openDirectory, type DirectoryPack } from './open-directory.ts';
import { readDirectoryFile, type FileContent } from './read-directory-file.ts';

/** What a file is imported by. */
export interface FileImport {
  readonly file: string;
  /** Whose entries it has; null: everybody's, and the service hours. */
  readonly department: DepartmentCode | null;
  /** What it is imported into: it stays as it is. */
  readonly into: Directory;
  readonly pack: DirectoryPack;
  readonly people: readonly FilePerson[];
  readonly now: Instant;
  /** Accounts there are; null when nobody can tell. */
  readonly accounts: ReadonlySet<string> | null;
}

export type ImportedFile =
  | { readonly ok: true; readonly directory: Directory }
  /** By their rows; nothing of the file is taken. */
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** A year, in which two duties of a roster that overlap at all do so. */
const CHECKED_DAYS = 371;

/** The directory with a department's entries instead of its own, where the first of them stood. */
function replaced(
  into: Directory,
  department: DepartmentCode | null,
  entries: readonly ContactPoint[],
): Directory {
  if (department === null) return { ...into, contactPoints: [...entries] };
  const isOwn = (point: ContactPoint) => point.department === department;
  const first = into.contactPoints.findIndex(isOwn);
  const others = into.contactPoints.filter((point) => !isOwn(point));
  const at = first < 0 ? others.length : first;
  return { ...into, contactPoints: others.toSpliced(at, 0, ...entries) };
}

/** What does not fit the department, or what it is imported into. */
function strayProblems(
  { points, serviceHours }: FileContent,
  { department, into }: FileImport,
): FileProblem[] {
  const foreign = into.contactPoints.filter(
    (point) => department !== null && point.department !== department,
  );
  const taken = new Map<string, string>(
    foreign.map((point) => [point.id, `an entry of ${point.department}`]),
  );
  const problems = points.flatMap(({ point, row }): FileProblem[] => {
    const before = taken.get(point.id);
    taken.set(point.id, `row ${row.row}`);
    const twin =
      before === undefined
        ? []
        : [
            row.problem(
              'point',
              `The code "${point.id}" belongs to ${before} already.`,
              'Write another code.',
            ),
          ];
    const other =
      department === null || point.department === department
        ? []
        : [
            row.problem(
              'department',
              `The file is for ${department}, and this entry is of ${point.department}.`,
              `Write ${department}, or take the entry and its rows out.`,
            ),
          ];
    return [...twin, ...other];
  });
  if (department !== null && serviceHours !== null)
    problems.push(
      serviceHours.row.problem(
        null,
        'Only a file of the whole city says its service hours.',
        'Delete the row.',
      ),
    );
  return problems;
}

/** Errors of the entries by themselves, as the check before publishing would find them. */
function contentProblems(directory: Directory, content: FileContent, by: FileImport): FileProblem[] {
  const open = openDirectory(directory, by.pack);
  const today = Math.floor(open.times.wallOf(by.now) / DAY) * DAY;
  const span = [open.times.instantOf(today), open.times.instantOf(today + CHECKED_DAYS * DAY)] as const;
  const context = { open, now: by.now, span, accounts: by.accounts };
  const places = new Map(content.points.map((one) => [one.point, one]));
  const found = [...checkEntries(context), ...checkRosters(context)].map((one): Finding => ({
    severity: FINDINGS[one.code],
    ...one,
  }));
  const problems = found.flatMap((finding) => {
    if (!('index' in finding) || finding.index === null) return [];
    // Said of each row already: they all have to be of one department.
    if (finding.code === 'unknown-department' && by.department !== null) return [];
    const point = directory.contactPoints[finding.index];
    const at = point === undefined ? undefined : places.get(point);
    const problem = at === undefined ? null : problemOfFinding(finding, at, open);
    return problem === null ? [] : [problem];
  });
  const { serviceHours } = content;
  if (serviceHours === null) return problems;
  const { hours, row } = serviceHours;
  const known = [AROUND_THE_CLOCK, ...by.pack.calendars.map(({ id }) => id)];
  if (!known.includes(hours))
    problems.push(row.problem('hours', `The city has no calendar "${hours}".`, `Write ${known.join(', ')}.`));
  return problems;
}

/**
 * Reads a department's file and puts its entries where the department's were; those that are not in it are gone then. A
 * file with anything wrong is not taken at all, and everything that is wrong is named.
 */
export function importDirectoryFile(by: FileImport): ImportedFile {
  const content = readDirectoryFile(by.file, by.people);
  const stray = strayProblems(content, by);
  const entries = content.points.map(({ point }) => point);
  const serviceHours = content.serviceHours?.hours ?? by.into.serviceHours;
  const directory = { ...replaced(by.into, by.department, entries), serviceHours };
  const whole = directorySchema.safeParse(directory);
  // With rows missing, what is said of the others might be wrong itself: a substitute that could not be read.
  const isWhole = content.problems.length === 0 && whole.success;
  const problems = [
    ...content.problems,
    ...stray,
    ...(isWhole ? contentProblems(directory, content, by) : []),
  ];
  if (entries.length === 0 && problems.length === 0) problems.push(NOTHING);
  if (!whole.success && problems.length === 0) problems.push(TOO_MANY);
  if (problems.length > 0) return { ok: false, problems: problems.toSorted((a, b) => a.row - b.row) };
  return { ok: true, directory };
}

const NOTHING: FileProblem = {
  row: 1,
  column: null,
  cell: '1',
  said: '',
  wrong: 'The file has no contact point.',
  instead: 'Add a row "contact point" and the rows that belong to it.',
};
const TOO_MANY: FileProblem = {
  ...NOTHING,
  wrong: 'The directory would have more than 2,000 contact points.',
  instead: 'Take some out.',
};
