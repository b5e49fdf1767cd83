/** One thing a steward must put right in a city pack. */
export interface CityPackProblem {
  /** Relative to the folder of the pack; the whole path for a file outside it. */
  readonly file: string;
  readonly line: number;
  /** What is wrong where, and what to do. */
  readonly text: string;
}

const SHOWN = 20;

/** A city pack, or a file meant for one, that can't be used; the message lists each problem with its file and line, the first twenty of them. */
export class CityPackError extends Error {
  readonly folder: string;
  readonly problems: readonly CityPackProblem[];

  constructor(folder: string, problems: readonly CityPackProblem[]) {
    const lines = problems.slice(0, SHOWN).map(({ file, line, text }) => `${file} line ${line}: ${text}`);
    const more = problems.length - lines.length;
    super(
      [
        `Nothing was loaded. Put this right in ${folder} and try again:`,
        ...lines,
        ...(more > 0 ? [`and ${more} more`] : []),
      ].join('\n'),
    );
    this.name = 'CityPackError';
    this.folder = folder;
    this.problems = problems;
  }
}
