// How the judge cuts and compares words. It is made apart from the engine on purpose: what it shares with it are only
// the rules a person would name.

const APOSTROPHE = /['’ʼ]/g;

/** The words of a text as they are compared: lower case, no accents, no apostrophes, cut at everything else. */
export function judgeWords(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(APOSTROPHE, '');
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** The words of a name: "O'Brien" also as its parts. */
export function nameWords(name: string): string[] {
  const whole = judgeWords(name);
  return name.search(APOSTROPHE) < 0
    ? whole
    : [...new Set([...whole, ...judgeWords(name.replace(APOSTROPHE, ' '))])];
}

/** What is written in different ways and means the same in an address. */
const SAME = [
  'st street str calle',
  'ave avenue av avenida',
  'blvd boulevard bl bulevar',
  'dr drive',
  'rd road',
  'pl place',
  'ct court',
  'ln lane',
  'way wy',
  'ter terrace terr',
  'hwy highway',
  'n north norte',
  's south sur',
  'e east este',
  'w west oeste',
  '1st first 1',
  '2nd second 2',
  '3rd third 3',
  '4th fourth 4',
  '5th fifth 5',
  '6th sixth 6',
  '7th seventh 7',
  '8th eighth 8',
  '9th ninth 9',
  '10th tenth 10',
  '11th eleventh 11',
  '12th twelfth 12',
  '13th thirteenth 13',
  '14th fourteenth 14',
  '15th fifteenth 15',
  '16th sixteenth 16',
  '17th seventeenth 17',
  '18th eighteenth 18',
  '19th nineteenth 19',
  '20th twentieth 20',
].map((line) => line.split(' '));
const FORMS = new Map(SAME.flatMap((forms) => forms.map((form) => [form, forms] as const)));
const NUMBER = /^\d{1,3}$/;

/** Every way a case may have a word; itself first. */
export function formsOf(word: string): readonly string[] {
  const known = FORMS.get(word);
  if (known !== undefined) return [word, ...known.filter((form) => form !== word)];
  return NUMBER.test(word) ? [word, `${word}th`, `${word}st`, `${word}nd`, `${word}rd`] : [word];
}

/** A word without its plural, roughly. */
export function singular(word: string): string {
  if (word.length > 4 && /(?:[sxz]|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}
