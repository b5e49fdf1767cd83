import type { Random } from '../../hub/demo/random.ts';

/** What the texts below would do if anything ran them: a property of the window that no page has by itself. */
export const SIGN = '__hostile';

const PIECES = {
  script: [
    `<script>globalThis.${SIGN}=1;alert(1)</script>`,
    `<img src=x onerror="globalThis.${SIGN}=2;alert(2)">`,
    `"><svg/onload=globalThis.${SIGN}=3>`,
    `'"--></style></textarea><script>${SIGN}=4</script>`,
    `javascript:globalThis.${SIGN}=5`,
    '<iframe srcdoc="<script>parent.__hostile=6</script>"></iframe>',
    '<style>*{display:none!important}</style>',
    '<a href="https://elsewhere.example/?x" ping="https://elsewhere.example/p">look</a>',
    '<img src="https://elsewhere.example/pixel.png">',
    '{{constructor.constructor("alert(1)")()}}',
    '${globalThis.__hostile=7}',
    '&lt;b&gt;&#x3c;script&#x3e;',
  ],
  bidi: [
    '\u202egpj.exe',
    'Ana \u202etxet neddih\u202c end',
    '\u2066\u2067\u2068 isolates left open',
    'closed \u2069\u2069\u202c too often',
    'مريم العلي',
    'שרה כהן, רחוב הראשי 12',
    '12 شارع الرئيسي (خلف المدرسة)',
    '\u200f\u200e\u061cmarks',
  ],
  unseen: [
    'a\u200bb\u200cc\u200dd',
    '\ufeffbegins',
    'soft\u00adhyphen',
    '\u2060\u180e\u00a0',
    'tag\u{e0041}\u{e007f}',
  ],
  emoji: ['🛋️🚧', '👩🏽‍🚒👨‍👩‍👧‍👦', '🇺🇸🇲🇽', '𝕬𝖓𝖆 𝓡𝓾𝓲𝔃', '\u{10ffff}', '𠮷野家', '1️⃣#️⃣'],
  halves: ['half \ud83d', '\udc00 first', '\ud800\ud800', 'x\udfffy', '\udc00\ud800'],
  control: [
    'a\u0000b',
    '\u0000',
    '\u001b[2J\u001b]0;t\u0007',
    'a\u000bb',
    'form\u000cfeed',
    '\u0001\u001f',
    'bell\u0007',
  ],
  oddLines: [
    'one\r\ntwo\rthree\nfour',
    'tab\there',
    'line\u2028para\u2029end',
    'next\u0085line',
    'del\u007f',
    'x\u009b31m',
  ],
  formula: [
    '=1+1',
    '=HYPERLINK("https://elsewhere.example","ok")',
    '+1+1',
    '-2+3',
    '@SUM(A1:A9)',
    "\t=cmd|' /C calc'!A0",
    '%0A=1',
    ';=1',
  ],
  sql: [
    "'; DROP TABLE cases; --",
    "' OR 1=1 --",
    '$1 $2 ${1}',
    "E'\\x00' \\\\ \\'",
    '%_%',
    '"; vacuum; --',
    "''''",
    '\\u0000 \\0 \\x00',
    '/*',
  ],
  query: [
    'NEAR("a" b, 2)',
    '"a" OR *',
    '((((',
    '^main AND NOT',
    '"""',
    'text:x -',
    'r_main p_*',
    '--',
    '- -',
    'since last',
  ],
  marks: [`a${'\u0301'.repeat(60)}`, 'z̸̢̛͔a̷lg̶o', 'e\u0301 é', 'ﬁ ﬀ ５ Ｍａｉｎ', 'İıſK', 'Straße', '각 각'],
  program: [
    '__proto__',
    'constructor',
    '{"a":[1,null]}',
    'null',
    'undefined',
    'NaN',
    '1e309',
    '[object Object]',
    '../../etc/passwd',
    'x\r\nSet-Cookie: a=b',
    '%s%n%x',
    '\ufffd\ufffe\uffff\ufdd0',
    '\ue000',
  ],
  spaces: ['   ', '\u3000', ' leading', 'trailing  ', 'in  the   middle', '\n\n\n'],
} as const;

type Kind = keyof typeof PIECES;
const KINDS = Object.keys(PIECES) as Kind[];
/** What no store keeps, and what must be refused for it. */
const UNKEPT: ReadonlySet<Kind> = new Set(['halves', 'control']);
const KEPT = KINDS.filter((kind) => !UNKEPT.has(kind));

/** Characters as a person counts them, in which limits are told. */
export function lengthOf(text: string): number {
  return Array.from(text).length;
}

function cut(text: string, most: number): string {
  return lengthOf(text) <= most ? text : Array.from(text).slice(0, most).join('');
}

function made(random: Random, kinds: readonly Kind[], most: number): string {
  const parts = Array.from({ length: random.int(1, 3) }, () =>
    random.pick<string>(PIECES[random.pick(kinds)]),
  );
  if (random.chance(0.05)) parts.push('W'.repeat(Math.min(most, random.int(100, 10_000))));
  if (random.chance(0.02)) parts.push('🛋️'.repeat(200));
  return parts.join(random.pick(['', ' ', ' ordinary words ']));
}

/** A text that is odd or hostile and can be kept all the same. @param most characters */
export function oddText(random: Random, most: number): string {
  const text = cut(made(random, KEPT, most), most);
  return text.trim() === '' ? cut(`x${text}`, most) : text;
}

/** Any text that somebody or something may put into a field: too long, empty, or of what no store keeps. */
export function hostileText(random: Random, most: number): string {
  if (random.chance(0.04)) return `${oddText(random, most)}${'y'.repeat(most)}`;
  if (random.chance(0.005)) return 'M'.repeat(1_000_000);
  return cut(made(random, KINDS, most), most);
}

// oxlint-disable-next-line no-control-regex -- what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

/** Whether a field with room for so many characters must take a text. */
export function isKeepable(text: string, most: number): boolean {
  return lengthOf(text) <= most && !CONTROL.test(text) && text.isWellFormed();
}
