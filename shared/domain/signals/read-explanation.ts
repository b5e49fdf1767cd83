import { checkExplanation } from '../closure-text/check-explanation.ts';
import { readClosing, type ClosingReading } from '../closure-text/read-closing.ts';
import type { Outcome } from '../outcome.ts';
import type { ReadExplanation } from './closing.ts';

/** Of a fingerprint's 96 characters so many find the same text again, also with a word or two changed elsewhere. */
const KEY_LENGTH = 32;
/** A sentence read less surely than this claims nothing. */
const SURE_OF_WORK = 0.6;

/** Whom else a matter may belong to, in English and Spanish. */
const OTHERS =
  /\b(?:county|state(?! law)|federal|caltrans|railroad|railway|metro|transit|utilit(?:y|ies)|power|gas|electric|phone company|compan(?:y|ies)|school|university|college|port|airport|harbor|district|authority|owner|landlord|hoa|homeowners?|private|condado|estatal|propietari[oa]|dueñ[oa]|privad[oa]|empresa|compañía|escuela|distrito)\b/iu;
/** A way to turn to somebody: to call, to write, a number, an address. */
const WAYS =
  /\b(?:call|phone|telephone|contact|e-?mail|write to|visit|website|report (?:it|this)?\s*(?:to|there|at|with)|llam[ea]\p{L}*|comuníquese|contacte|teléfono|correo|reporte)\b|https?:|www\.|\S@\S|\d{3}[-. ]\d{4}/iu;

/** A text that passes one part on and says of another that it was done names the rest, or what is more. */
function claimsWork(body: string, { label }: ClosingReading): boolean {
  if (label === 'done' || label === 'partly') return true;
  if (label !== 'referred' && label !== 'scheduled') return false;
  const parts = body
    .split(/[.;!?\n]+|\b(?:and|y)\b/iu)
    .filter((part) => part.trim().split(/\s+/u).length > 1);
  return (
    parts.length > 1 &&
    parts.some((part) => {
      const read = readClosing(part);
      return read.label === 'done' && read.confidence >= SURE_OF_WORK;
    })
  );
}

/** What an explanation tells a judge of closings; its words are not kept. @param about words of the request */
export function readExplanation(body: string, outcome: Outcome | null, about: string): ReadExplanation {
  const { reading, findings, fingerprint } = checkExplanation({ text: body, outcome, about, recent: [] });
  const has = (code: string): boolean => findings.some((one) => one.code === code);
  return {
    label: reading.label,
    sure: Math.round(reading.confidence * 1000) / 1000,
    judged: reading.judged,
    empty: has('empty'),
    boilerplate: has('boilerplate'),
    contradicts: has('contradicts'),
    claimsWork: claimsWork(body, reading),
    sendsOn: OTHERS.test(body) || WAYS.test(body),
    key: fingerprint === null ? null : fingerprint.slice(0, KEY_LENGTH),
  };
}
