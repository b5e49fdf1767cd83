import { z } from 'zod';

const scale = <T extends string>(words: Record<T, unknown>) => z.enum(Object.keys(words) as [T, ...T[]]);

/** What a complaint is about (product.md P1). */
export const COMPLAINT_ABOUT = {
  handling: { label: 'How it was handled', asks: 'Too late, the wrong way, nobody answered' },
  closure: { label: 'A closing', asks: 'It was closed, and it is not right' },
  person: { label: 'A person', asks: 'Somebody of the city behaved badly. Confidential' },
  policy: { label: 'A rule or a policy', asks: 'What the city does or does not do at all' },
} as const satisfies Record<string, { label: string; asks: string }>;
export const complaintAbout = scale<keyof typeof COMPLAINT_ABOUT>(COMPLAINT_ABOUT);
export type ComplaintAbout = z.infer<typeof complaintAbout>;

/** How much it weighs for the caller, the least first. */
export const COMPLAINT_SEVERITY = {
  minor: { label: 'Minor', asks: 'A nuisance; it could be put right with a word' },
  moderate: { label: 'Moderate', asks: 'It cost the caller time, money or trust' },
  serious: { label: 'Serious', asks: 'Real harm, or the same thing again and again' },
} as const satisfies Record<string, { label: string; asks: string }>;
export const complaintSeverity = scale<keyof typeof COMPLAINT_SEVERITY>(COMPLAINT_SEVERITY);
export type ComplaintSeverity = z.infer<typeof complaintSeverity>;

/** Whether somebody could get hurt. */
export const COMPLAINT_SAFETY = {
  none: { label: 'Nobody is in danger', asks: 'No' },
  possible: { label: 'Somebody could get hurt', asks: 'Possibly, if nothing is done' },
  present: { label: 'Somebody is in danger now', asks: 'Yes, now. Danger to life goes to 911 first' },
} as const satisfies Record<string, { label: string; asks: string }>;
export const complaintSafety = scale<keyof typeof COMPLAINT_SAFETY>(COMPLAINT_SAFETY);
export type ComplaintSafety = z.infer<typeof complaintSafety>;

/** How hard it is to find out what happened. */
export const COMPLAINT_COMPLEXITY = {
  simple: { label: 'Simple', asks: 'The record tells all there is to know' },
  involved: { label: 'Involved', asks: 'People have to be asked' },
  complex: { label: 'Complex', asks: 'Several departments, or expert knowledge' },
} as const satisfies Record<string, { label: string; asks: string }>;
export const complaintComplexity = scale<keyof typeof COMPLAINT_COMPLEXITY>(COMPLAINT_COMPLEXITY);

/** Whom it touches. */
export const COMPLAINT_IMPACT = {
  one: { label: 'One household', asks: 'The caller and those they live with' },
  several: { label: 'Several people', asks: 'A building, a block' },
  many: { label: 'Many people', asks: 'A neighborhood, or everybody who asks for this' },
} as const satisfies Record<string, { label: string; asks: string }>;
export const complaintImpact = scale<keyof typeof COMPLAINT_IMPACT>(COMPLAINT_IMPACT);
export type ComplaintImpact = z.infer<typeof complaintImpact>;

/** How a complaint was decided. */
export const COMPLAINT_OUTCOMES = {
  upheld: 'Upheld',
  'partly-upheld': 'Partly upheld',
  'not-upheld': 'Not upheld',
  withdrawn: 'Withdrawn by the caller',
} as const satisfies Record<string, string>;
export const complaintOutcome = scale<keyof typeof COMPLAINT_OUTCOMES>(COMPLAINT_OUTCOMES);
export type ComplaintOutcome = z.infer<typeof complaintOutcome>;

/** How the caller was told something by a person. */
export const TOLD_BY = {
  call: 'By phone',
  email: 'By e-mail',
  letter: 'By letter',
  'in-person': 'In person',
  'not-reached': 'Tried, not reached',
  'nobody-to-tell': 'Nobody to tell: anonymous',
} as const satisfies Record<string, string>;
export const toldBy = scale<keyof typeof TOLD_BY>(TOLD_BY);
export type ToldBy = z.infer<typeof toldBy>;
