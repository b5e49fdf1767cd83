import type { BenchStage } from './bench-stage.ts';
import type { Figure } from './figure-table.ts';

export interface BenchOptions {
  /** Size of the city. */
  readonly cases: number;
  readonly seed: number;
  /** Over how many months the search bench spreads the cases. */
  readonly months: number;
  /** Measures longer, for numbers that stand in a README; else it is done within a minute on a quiet machine. */
  readonly thorough: boolean;
  /** Queries of the search bench, roughly. */
  readonly queries: number;
  /** False: the search bench asks no other engines. */
  readonly peers: boolean;
  /** Whether a real browser is opened: the search bench types into it, the intake bench makes calls in it. */
  readonly paint: boolean;
  /** Folder in which the search bench keeps the desk it filled, or finds one; null for none. */
  readonly desk: string | null;
}

export type JsonValue = number | string | null | { readonly [name: string]: JsonValue };

export interface BenchReport {
  readonly figures: readonly Figure[];
  /** Further text below the table. */
  readonly notes: readonly string[];
  /** What `--json` prints. Null for what this machine could not tell. */
  readonly json: Readonly<Record<string, JsonValue>>;
}

/** Something that can be measured by name: `npm run bench -- <name>`. */
export interface Bench {
  /** One line for the help. */
  readonly about: string;
  run(stage: BenchStage, options: BenchOptions): Promise<BenchReport>;
}
