import { z } from 'zod';

/** Something in a department's file that can't be taken, where it stands, and what to write instead. */
export const fileProblem = z.strictObject({
  /** Row of the spreadsheet, from 1: the names of the columns are in the first. */
  row: z.number().int().positive(),
  /** Name of the column; null: the row as a whole. */
  column: z.string().nullable(),
  /** The cell as a spreadsheet names it: "D7"; the row alone where no column is meant. */
  cell: z.string(),
  /** What stands there. */
  said: z.string(),
  /** A sentence. */
  wrong: z.string(),
  /** A sentence. */
  instead: z.string(),
});
export type FileProblem = z.infer<typeof fileProblem>;
