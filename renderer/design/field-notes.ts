/** What is to be said at a field. An unkept one keeps what is written from being saved. */
export interface FieldNote {
  readonly severity: 'unkept' | 'error' | 'warning';
  readonly text: string;
}

/** Notes by field: "channels.0.address". */
export type FieldNotes = ReadonlyMap<string, FieldNote>;
