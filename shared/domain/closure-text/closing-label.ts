/** What a closing text can really report, whatever outcome was chosen beside it. */
export const CLOSING_LABELS = {
  done: 'The work asked for was carried out',
  partly: 'A part was carried out, a part was not',
  referred: 'It was passed to somebody else',
  duplicate: 'It repeats another case',
  'not-found': 'Nothing was found, or it was gone on arrival',
  'no-access': 'Nobody could get in or near',
  'no-violation': 'It was looked at and nothing is wrong',
  scheduled: 'The work is still to come',
  administrative: 'It was closed by the desk or by the clock, without work',
  invalid: 'It is nothing the city can take up',
  unclear: 'The text does not say what happened',
} as const satisfies Record<string, string>;

export type ClosingLabel = keyof typeof CLOSING_LABELS;

export const closingLabels = Object.keys(CLOSING_LABELS) as readonly ClosingLabel[];
