/** What of a case number is indexed: digits without a short prefix ("1-4601662271" is 4601662271), and the last four. */
export interface NumberParts {
  readonly body: string;
  readonly end: string;
}

/** Digits of a case number as written or typed, without a prefix of one or two characters before a dash. */
export function numberBody(number: string): string {
  return number
    .trim()
    .replace(/^[a-z0-9]{1,2}\s*[-–—]\s*(?=.*\d)/iu, '')
    .replace(/\D/g, '');
}

/** The parts of a case number to index; null when it has fewer than four digits. */
export function numberParts(number: string): NumberParts | null {
  const body = numberBody(number);
  return body.length < 4 ? null : { body, end: body.slice(-4) };
}
