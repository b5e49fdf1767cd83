/** What can be wrong with an explanation. */
export const TEXT_FINDINGS = {
  empty: 'It says nothing',
  'no-result': 'It does not say what happened',
  boilerplate: 'It says nothing about this case',
  reused: 'It was used for another case',
  contradicts: 'It tells another outcome',
  'hard-to-read': 'It is hard to read',
  jargon: 'It has words that residents do not know',
  capitals: 'It is all in capitals',
} as const satisfies Record<string, string>;

export type TextFindingCode = keyof typeof TEXT_FINDINGS;

/** How much it matters: what a resident is left without, what should be mended, what could be better. */
export type TextSeverity = 'serious' | 'warning' | 'hint';

/** One thing to mend in an explanation, as the person who types it is told. */
export interface TextFinding {
  readonly code: TextFindingCode;
  readonly severity: TextSeverity;
  /** What is wrong and what to do. */
  readonly words: string;
  /** What it is about: [start, end) in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}
