import type { DoorOutput } from '../../../shared/contract/console-door.ts';
import { directoryAnswer } from '../../../shared/contract/hub-protocol.ts';
import type { CityPack } from '../../../shared/domain/city-pack.ts';
import { checkDirectory } from '../../../shared/domain/directory/check-directory.ts';
import type { Directory } from '../../../shared/domain/directory/directory.ts';
import { changesBetween } from '../../../shared/domain/directory/directory-change.ts';
import type { FilePerson } from '../../../shared/domain/directory/file-cells.ts';
import { importDirectoryFile } from '../../../shared/domain/directory/import-directory-file.ts';
import { writeDirectoryFile } from '../../../shared/domain/directory/write-directory-file.ts';
import type { DepartmentCode } from '../../../shared/domain/ids.ts';
import type { Finding } from '../../../shared/domain/directory/finding.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import { readCacheMeta } from '../store/cache-meta.ts';
import { readDirectory, readDirectoryHead, writeDirectory } from '../store/kept-directory.ts';
import type { SqliteDb } from '../store/open-encrypted.ts';
import { onStore } from '../store/store-fault.ts';
import { readAnswer } from './read-answer.ts';

const NOBODY: readonly FilePerson[] = [];
/** More than anybody puts right at once. */
const SHOWN_PROBLEMS = 200;

/** Which published directory this desk holds. */
export interface HeldDirectory {
  readonly epoch: string;
  readonly version: number;
}

/** Keeps the published directory. */
export function directoryWriterTasks(cache: () => SqliteDb) {
  return {
    putDirectory({
      body,
    }: {
      body: ArrayBuffer;
    }): { status: 'kept'; held: HeldDirectory } | { status: 'nonsense'; why: string } {
      const read = readAnswer(directoryAnswer, body);
      if (!read.ok) return { status: 'nonsense', why: read.why };
      return onStore('cache', () => {
        writeDirectory(cache(), read.value);
        const { epoch, version } = read.value;
        return { status: 'kept', held: { epoch, version } };
      });
    },
  };
}

/** The published directory of a cache, and since when it is known to hold; null before it came. */
function publishedIn(cache: SqliteDb): DoorOutput<'directory.get'> | null {
  const [head, directory] = [readDirectoryHead(cache), readDirectory(cache)];
  if (head === null || directory === null) return null;
  const meta = readCacheMeta(cache);
  const { version, publishedAt } = head;
  // Each page of the feed says which version holds.
  const isConfirmed = meta?.epoch === head.epoch && meta.directoryVersion === version;
  const asOf = isConfirmed ? Math.max(head.asOf, meta.asOf ?? 0) : head.asOf;
  return { version, publishedAt, asOf, directory };
}

/** Answers about directories from this desk. @param pack the city's; null before it came */
export function directoryReaderTasks(
  cache: () => SqliteDb | null,
  pack: (cache: SqliteDb) => CityPack | null,
) {
  const withPack = <R>(answer: (pack: CityPack) => R): R | null => {
    const db = cache();
    const found = db === null ? null : onStore('cache', () => pack(db));
    return found === null ? null : answer(found);
  };
  return {
    directory: () => {
      const db = cache();
      return db === null ? null : onStore('cache', () => db.transaction(() => publishedIn(db))());
    },
    /** Null without a catalogue to check by. */
    checkDirectory: ({
      directory,
      now,
      accounts,
    }: {
      directory: Directory;
      now: Instant;
      accounts: readonly string[] | null;
    }): Finding[] | null =>
      withPack((found) =>
        checkDirectory(directory, found, now, accounts === null ? null : new Set(accounts)),
      ),
    writeDirectoryFile: ({
      directory,
      department,
      people,
    }: {
      directory: Directory;
      department: DepartmentCode | null;
      people: readonly FilePerson[] | null;
    }): string => writeDirectoryFile(directory, department, people ?? NOBODY),
    /** Null without a catalogue to read it by. */
    readDirectoryFile: ({
      people,
      ...asked
    }: {
      file: string;
      department: DepartmentCode | null;
      into: Directory;
      now: Instant;
      people: readonly FilePerson[] | null;
    }): DoorOutput<'directory.read-file'> | null =>
      withPack((found) => {
        const accounts = people === null ? null : new Set(people.map(({ id }) => id));
        const read = importDirectoryFile({ ...asked, pack: found, people: people ?? NOBODY, accounts });
        if (read.ok) {
          const { directory } = read;
          return { status: 'read', directory, entries: changesBetween(asked.into, directory) };
        }
        const { problems } = read;
        return { status: 'problems', problems: problems.slice(0, SHOWN_PROBLEMS), count: problems.length };
      }),
  };
}
