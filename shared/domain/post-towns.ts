/** Names that mail to a place in or around Los Angeles bears, folded: post offices, and quarters people write as towns. */
const POST_TOWNS: ReadonlySet<string> = new Set(
  (
    'los angeles|la|l a|arleta|bel air|beverly hills|boyle heights|brentwood|burbank|canoga park|century city|' +
    'chatsworth|cheviot hills|city of los angeles|commerce|compton|culver city|eagle rock|east los angeles|' +
    'echo park|el segundo|el sereno|encino|gardena|glendale|granada hills|harbor city|hawthorne|highland park|' +
    'hollywood|inglewood|koreatown|lake balboa|lake view terrace|los feliz|mar vista|marina del rey|' +
    'mission hills|monterey park|n hollywood|no hollywood|noho|north hills|north hollywood|northridge|' +
    'pacific palisades|pacoima|palms|panorama city|pasadena|playa del rey|playa vista|porter ranch|' +
    'rancho park|reseda|san fernando|san pedro|santa monica|shadow hills|sherman oaks|silver lake|silverlake|' +
    'south los angeles|south pasadena|studio city|sun valley|sunland|sylmar|tarzana|toluca lake|topanga|torrance|' +
    'tujunga|universal city|valley glen|valley village|van nuys|venice|vernon|watts|west hills|' +
    'west hollywood|west los angeles|westchester|westlake|westwood|wilmington|winnetka|woodland hills'
  ).split('|'),
);

const OTHER_NAMES: Readonly<Record<string, string>> = {
  la: 'los angeles',
  'l a': 'los angeles',
  'city of los angeles': 'los angeles',
  'n hollywood': 'north hollywood',
  'no hollywood': 'north hollywood',
  noho: 'north hollywood',
  silverlake: 'silver lake',
};

/** Most words a town's name here has. */
export const LONGEST_TOWN = 4;

/** The one name of a town, folded; undefined when it is none we know. */
export function postTown(words: string): string | undefined {
  if (!POST_TOWNS.has(words)) return undefined;
  return Object.hasOwn(OTHER_NAMES, words) ? OTHER_NAMES[words] : words;
}
