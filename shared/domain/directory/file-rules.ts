import { inQuotes, isQuoted, readText, textCell } from './file-cells.ts';

// How often a duty comes again, in words a department knows, for the rules (RFC 5545) that most rosters have.

const DAYS = { MO: 'Mon', TU: 'Tue', WE: 'Wed', TH: 'Thu', FR: 'Fri', SA: 'Sat', SU: 'Sun' } as const;
const UNITS = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month' } as const;

function dayCode(word: string): string | null {
  const begins = word.slice(0, 2).toUpperCase();
  return begins in DAYS && /^[a-z]{2,9}$/i.test(word) ? begins : null;
}

const WORDS =
  /^every (?:(\d{1,4}) )?(day|week|month)s?(?: on (?:day (\d{1,2})|([a-z, ]+?)))?(?: until (\d{4})-(\d{2})-(\d{2}))?(?:,? (\d{1,4}) times)?$/i;

/** The rule that words stand for; what are no such words comes back as it is, for it may be a rule. */
function ruleOfWords(words: string): string {
  const found = WORDS.exec(words.trim().replaceAll(/\s+/g, ' '));
  if (found === null) return words;
  const [, interval, unit = '', date, days, year, month, day, count] = found;
  const [freq] = Object.entries(UNITS).find(([, word]) => word === unit.toLowerCase()) ?? [''];
  const codes = days
    ?.split(/(?:,| and | )+/i)
    .filter(Boolean)
    .map(dayCode);
  if (codes?.includes(null) === true) return words;
  return [
    `FREQ=${freq}`,
    interval === undefined ? null : `INTERVAL=${Number(interval)}`,
    codes === undefined ? null : `BYDAY=${codes.join(',')}`,
    date === undefined ? null : `BYMONTHDAY=${Number(date)}`,
    year === undefined ? null : `UNTIL=${year}${month}${day}`,
    count === undefined ? null : `COUNT=${Number(count)}`,
  ]
    .filter((part) => part !== null)
    .join(';');
}

/** A rule in words, or as it is when the words would not give the same rule back. */
function wordsOfRule(rule: string): string {
  const parts = new Map(
    rule.split(';').map((part): [string, string] => {
      const at = part.indexOf('=');
      return [part.slice(0, at), part.slice(at + 1)];
    }),
  );
  const unit = Object.entries(UNITS).find(([freq]) => freq === parts.get('FREQ'))?.[1];
  const interval = parts.get('INTERVAL');
  const days = parts
    .get('BYDAY')
    ?.split(',')
    .map((code) => DAYS[code as keyof typeof DAYS]);
  const until = /^(\d{4})(\d{2})(\d{2})$/.exec(parts.get('UNTIL') ?? '');
  const words = [
    interval === undefined ? `every ${unit}` : `every ${interval} ${unit}s`,
    days === undefined ? '' : ` on ${days.join(', ')}`,
    parts.has('BYMONTHDAY') ? ` on day ${parts.get('BYMONTHDAY')}` : '',
    until === null ? '' : ` until ${until[1]}-${until[2]}-${until[3]}`,
    parts.has('COUNT') ? `, ${parts.get('COUNT')} times` : '',
  ].join('');
  return ruleOfWords(words) === rule ? words : rule;
}

/** A rule as it stands in a cell. */
export function ruleCell(rule: string): string {
  const words = wordsOfRule(rule);
  return words === rule && ruleOfWords(rule) !== rule ? inQuotes(rule) : textCell(words);
}

/** The rule that a cell says. */
export function readRule(cell: string): string {
  const text = readText(cell);
  return isQuoted(cell) ? text : ruleOfWords(text);
}
