import type { Outcome } from '../outcome.ts';
import type { ClosingLabel } from './closing-label.ts';
import type { ClosingReading } from './read-closing.ts';
import type { TextFinding } from './text-finding.ts';

/** What a text may tell beside an outcome without contradicting it. "unclear" never contradicts: it says nothing. */
const FITTING: Readonly<Record<Outcome, readonly ClosingLabel[]>> = {
  completed: ['done'],
  'partly-completed': ['partly', 'done'],
  unable: ['no-access', 'invalid', 'partly', 'administrative'],
  'not-found': ['not-found', 'no-violation'],
  'no-violation': ['no-violation', 'not-found'],
  duplicate: ['duplicate'],
  'out-of-jurisdiction': ['referred', 'invalid'],
  'cancelled-by-requester': ['administrative'],
  invalid: ['invalid', 'not-found'],
};

/** How a text reads, and what to do when the outcome says otherwise. */
const READS: Readonly<
  Record<Exclude<ClosingLabel, 'unclear'>, { readonly as: string; readonly mend: string }>
> = {
  done: { as: 'as if the work was done', mend: 'choose “completed”, or say what was not done' },
  partly: {
    as: 'as if only a part was done',
    mend: 'choose “partly completed”, or keep the case open for the rest',
  },
  referred: { as: 'as if somebody else now has it', mend: 'refer the case instead of closing it' },
  duplicate: { as: 'as if it repeats another case', mend: 'link it to that case as a duplicate' },
  'not-found': { as: 'as if nothing was found', mend: 'choose “not found”' },
  'no-access': { as: 'as if nobody could get in', mend: 'let the case wait for access, or choose “unable”' },
  'no-violation': { as: 'as if nothing is wrong there', mend: 'choose “no violation”' },
  scheduled: {
    as: 'as if the work is still to come',
    mend: 'schedule the case and close it when the work is done',
  },
  administrative: {
    as: 'as if it is closed without work',
    mend: 'choose the outcome that says so, with the reason',
  },
  invalid: { as: 'as if the city cannot take it up', mend: 'choose “invalid” or “out of jurisdiction”' },
};

/** A surer reading than this is told. */
const LEAST_SURE = 0.55;
const VERY_SURE = 0.8;

/** A text that tells another outcome than the one chosen; null when it fits, or when nobody can tell. */
export function findContradiction(
  reading: ClosingReading,
  outcome: Outcome,
  length: number,
): TextFinding | null {
  const { label, confidence, because } = reading;
  if (!reading.judged || label === 'unclear' || confidence < LEAST_SURE || FITTING[outcome].includes(label))
    return null;
  const [first] = because;
  const { as, mend } = READS[label];
  const said = first === undefined ? '' : ` (“${first.words}”)`;
  return {
    code: 'contradicts',
    severity: confidence >= VERY_SURE ? 'serious' : 'warning',
    words: `This reads ${as}${said}. If so, ${mend}; else say it more plainly.`,
    start: first?.start ?? 0,
    end: first?.end ?? length,
  };
}
