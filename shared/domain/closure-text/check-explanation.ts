import type { Outcome } from '../outcome.ts';
import { isBoilerplate } from './find-boilerplate.ts';
import { findContradiction } from './find-contradiction.ts';
import { findJargon } from './find-jargon.ts';
import { readClosing, type ClosingReading } from './read-closing.ts';
import { readingGrade } from './reading-grade.ts';
import { fingerprintOf, isSameText } from './text-fingerprint.ts';
import type { RecentText } from './recent-text.ts';
import type { TextFinding, TextSeverity } from './text-finding.ts';

export interface ExplanationAsked {
  readonly text: string;
  /** The outcome chosen beside it; null when none is chosen yet. */
  readonly outcome: Outcome | null;
  /** Words of the request: its service, description and place. Empty when not known. */
  readonly about: string;
  /** What the same people closed other cases with: docs/closure-text.md says how far back. */
  readonly recent: readonly RecentText[];
}

export interface ExplanationChecked {
  readonly reading: ClosingReading;
  /** The worst first. */
  readonly findings: readonly TextFinding[];
  /** To be kept for later cases; null for a text too short to tell. */
  readonly fingerprint: string | null;
}

/** Grade from which a text is harder than most residents like, and one that many cannot read. */
const HARD_GRADE = 10;
const VERY_HARD_GRADE = 13;
/** Nobody counts further. */
const MOST_GRADE = 16;
/** Of fewer words a grade says nothing. */
const LEAST_GRADED = 12;
/** Letters from which capitals are shouting. */
const LEAST_SHOUTED = 12;
const SHOUTED = 0.7;

const ORDER: Readonly<Record<TextSeverity, number>> = { serious: 0, warning: 1, hint: 2 };

/** More words in capitals than these are no longer somebody's initials. */
const MOST_INITIALS = 2;
const EMPTY_WORDS = /^(?:na|none|ok|okay|xx+|aa+|asdf\w*|qwerty|test|null)$/iu;

/** What a text has of words: none at all, only initials ("JM 4/4", but "GOA" too), or some. */
function wordsIn(text: string): 'none' | 'initials' | 'some' {
  const words = (text.match(/\p{L}{2,}/gu) ?? []).filter((word) => !EMPTY_WORDS.test(word));
  if (words.length === 0) return 'none';
  const initials = words.length <= MOST_INITIALS && words.every((word) => /^\p{Lu}{2,3}$/u.test(word));
  return initials ? 'initials' : 'some';
}

function isShouted(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  return letters >= LEAST_SHOUTED && capitals / letters > SHOUTED;
}

/**
 * Says what is wrong with an explanation to a resident while it is typed, and what it really reports. Pure: the same
 * question has the same answer. Never throws.
 */
export function checkExplanation({ text, outcome, about, recent }: ExplanationAsked): ExplanationChecked {
  const reading = readClosing(text);
  const fingerprint = fingerprintOf(text);
  const findings: TextFinding[] = [];
  const add = (code: TextFinding['code'], severity: TextSeverity, words: string) =>
    findings.push({ code, severity, words, start: 0, end: text.length });
  const said = wordsIn(text);
  if (said === 'none' || (said === 'initials' && reading.label === 'unclear')) {
    add('empty', 'serious', 'Say in a sentence what was done, found or decided: the resident will read it.');
    return { reading, findings, fingerprint };
  }
  const contradiction = outcome === null ? null : findContradiction(reading, outcome, text.length);
  if (contradiction !== null) findings.push(contradiction);
  if (reading.judged && isBoilerplate(text, about)) {
    add(
      'boilerplate',
      'warning',
      'This could stand under any case. Say what was done or found here, where and when.',
    );
  }
  if (reading.judged && reading.label === 'unclear') {
    add(
      'no-result',
      'warning',
      'This does not say what happened. Say what was done, found or decided, and what comes next.',
    );
  }
  const twin =
    fingerprint === null ? undefined : recent.find((one) => isSameText(one.fingerprint, fingerprint));
  if (twin !== undefined) {
    add('reused', 'warning', `Case ${twin.case} was closed with the same text. Say what is so of this case.`);
  }
  const { grade, words } = readingGrade(text, reading.language);
  if (words >= LEAST_GRADED && grade >= HARD_GRADE) {
    const severity = grade >= VERY_HARD_GRADE ? 'warning' : 'hint';
    const years =
      grade >= MOST_GRADE ? `${MOST_GRADE} years of school and more` : `${Math.round(grade)} years of school`;
    add('hard-to-read', severity, `This takes ${years} to read. Use shorter sentences and words.`);
  }
  if (isShouted(text))
    add('capitals', 'hint', 'Write it in small letters: capitals are hard to read and sound like shouting.');
  if (reading.judged) findings.push(...findJargon(text));
  return {
    reading,
    findings: findings.toSorted((a, b) => ORDER[a.severity] - ORDER[b.severity]),
    fingerprint,
  };
}
