export type FinderLanguage = 'en' | 'es';

/** Shorter words are left as they are. */
const SHORTEST = 4;

const VOWEL = /[aeiouy]/;
/** English words whose ending is no ending. */
const WHOLE: ReadonlySet<string> = new Set(
  (
    'always bedding building ceiling clothing crossing during evening gas hundred landing lens lighting meeting ' +
    'morning news nothing parking railing riding series siding something spring string thing towing wedding'
  ).split(' '),
);

/** The word without a doubled last consonant and without a silent e: "scrapp" and "scrape" are "scrap". */
function bareEnd(word: string): string {
  if (/([bdgmnprt])\1$/.test(word)) return word.slice(0, -1);
  return word.length > SHORTEST && word.endsWith('e') ? word.slice(0, -1) : word;
}

function englishStem(word: string): string {
  if (WHOLE.has(word)) return word;
  let stem = word;
  if (/[^aeiou]ies$/.test(stem) && stem.length > 4) stem = `${stem.slice(0, -3)}y`;
  else if (/(?:ch|sh|x|z|ss)es$/.test(stem)) stem = stem.slice(0, -2);
  else if (/[^sui]s$/.test(stem)) stem = stem.slice(0, -1);
  if (WHOLE.has(stem)) return stem;
  const [root, ending] = [stem.replace(/(?:ing|ed)$/, ''), /(?:ing|ed)$/.test(stem)];
  if (ending && root.length >= 3 && VOWEL.test(root) && !root.endsWith('e')) {
    stem = root.endsWith('i') ? `${root.slice(0, -1)}y` : root;
  }
  return bareEnd(stem);
}

/** Endings of Spanish verbs and adjectives, longest first; what stays has three letters at least. */
const SPANISH_ENDINGS = (
  'ariamos eriamos iriamos aciones aremos eremos iremos abamos ieron yeron arian erian irian iendo yendo ' +
  'ando aron aban aria eria iria aran eran iran aste iste amos emos imos ados adas idos idas ' +
  'ado ada ido ida aba abas ian ar er ir an en as os es io a e o'
).split(' ');
const CLITIC = /(ar|er|ir|ando|iendo)(?:me|te|se|nos)?(?:l[aeo]s?)?$/;

function spanishStem(word: string): string {
  let stem = word.replace(/ces$/, 'z').replace(CLITIC, '$1');
  const small = /^(.{3,}?)c?it[oa]s?$/.exec(stem)?.[1];
  if (small !== undefined) return small.replace(/[aeo]$/, '');
  if (/[aeiou]s$/.test(stem)) stem = stem.slice(0, -1);
  const ending = SPANISH_ENDINGS.find(
    // "Vacío" is no form of "vaca", while "rompió" is one of "romper".
    (one) => stem.endsWith(one) && stem.length - one.length >= (one === 'io' ? 4 : 3),
  );
  return ending === undefined ? stem : stem.slice(0, -ending.length);
}

/** What the forms of a folded word have in common: "dumped" and "dumping", "perros" and "perrita". */
export function stemOf(word: string, language: FinderLanguage): string {
  if (word.length < SHORTEST || /\d/.test(word)) return word;
  return language === 'en' ? englishStem(word) : spanishStem(word);
}

/** How a folded word sounds, roughly: "vanqueta" as "banqueta", "grafitti" as "graffiti", "brite" as "bright". */
export function soundOf(word: string, language: FinderLanguage): string {
  const own =
    language === 'es'
      ? word
          .replace(/^h|(?<=[aeiou])h(?=[aeiou])/g, '')
          .replace(/v/g, 'b')
          .replace(/ll/g, 'y')
          .replace(/n(?=[pb])/g, 'm')
      : word
          .replace(/igh/g, 'i')
          .replace(/^kn/g, 'n')
          .replace(/^wr/g, 'r')
          .replace(/(?<=[aiou][a-z])e$/g, '')
          .replace(/ea|ee|ei|ie/g, 'e')
          .replace(/oa|ou|ow(?=[a-z])/g, 'o')
          .replace(/au|aw/g, 'a')
          .replace(/(?<=[a-z]{2})(?:or|ar)$/g, 'er')
          .replace(/(?<=[a-z]{2}[dgptbz])(?:el|al|il)$/g, 'le')
          .replace(/(?<=[a-z]{2})ey$/g, 'y');
  return own
    .replace(/ph/g, 'f')
    .replace(/qu(?=[ei])|ck/g, 'k')
    .replace(/q/g, 'k')
    .replace(/c(?=[eiy])|z/g, 's')
    .replace(/c(?!h)/g, 'k')
    .replace(/g(?=[ei])/g, 'j')
    .replace(/(.)\1+/g, '$1');
}

/** The consonants of a word, by which one written short is known: "prk" is "park". */
export function skeletonOf(word: string): string {
  return word.replace(/[aeiou]/g, '');
}
