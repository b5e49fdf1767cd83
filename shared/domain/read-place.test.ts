import { describe, expect, it } from 'vitest';
import { addressKey } from './address-words.ts';
import { readPlace, type ReadPlace } from './read-place.ts';

/** Kind and canonical text, and for a free place that its words are kept. */
const read = (text: string) => {
  const place = readPlace(text);
  return `${place.kind}: ${place.canonical}`;
};
const street = (name: string, suffix: string | null = null, direction: string | null = null) => ({
  direction,
  street: name,
  suffix,
});

describe('what is made of a typed place', () => {
  const whole: [text: string, place: ReadPlace][] = [
    [
      ' 1234 s. main st. apt 5, Los Angeles, CA 90015-1234, USA ',
      {
        kind: 'address',
        said: '1234 s. main st. apt 5, Los Angeles, CA 90015-1234, USA',
        canonical: '1234 S MAIN ST APT 5, LOS ANGELES, CA 90015',
        address: '1234 S MAIN ST, 90015',
        house: '1234',
        street: street('MAIN', 'ST', 'S'),
        unit: 'APT 5',
        city: 'LOS ANGELES',
        zip: '90015',
      },
    ],
    [
      '1234–38 main street',
      {
        kind: 'range',
        said: '1234–38 main street',
        canonical: '1234-1238 MAIN ST',
        address: '1234-1238 MAIN ST',
        from: '1234',
        to: '1238',
        street: street('MAIN', 'ST'),
        city: null,
        zip: null,
      },
    ],
    [
      'Fifth Street & Main St., 90013',
      {
        kind: 'intersection',
        said: 'Fifth Street & Main St., 90013',
        canonical: '5TH ST AT MAIN ST, 90013',
        address: '5TH ST AT MAIN ST, 90013',
        street: street('5TH', 'ST'),
        cross: street('MAIN', 'ST'),
        city: null,
        zip: '90013',
      },
    ],
    [
      'the 1200 block of South Main, Venice',
      {
        kind: 'block',
        said: 'the 1200 block of South Main, Venice',
        canonical: '1200 BLOCK OF S MAIN, VENICE, CA',
        address: '1200 BLOCK OF S MAIN',
        number: '1200',
        street: street('MAIN', null, 'S'),
        between: null,
        city: 'VENICE',
        zip: null,
      },
    ],
    [
      'main st between 5th and 6th',
      {
        kind: 'block',
        said: 'main st between 5th and 6th',
        canonical: 'MAIN ST BETWEEN 5TH AND 6TH',
        address: 'MAIN ST BETWEEN 5TH AND 6TH',
        number: null,
        street: street('MAIN', 'ST'),
        between: [street('5TH'), street('6TH')],
        city: null,
        zip: null,
      },
    ],
    [' behind the school ', { kind: 'free', said: 'behind the school', canonical: 'behind the school' }],
    ['   ', { kind: 'free', said: '', canonical: '' }],
  ];
  it.each(whole)('%j', (text, place) => {
    expect(readPlace(text)).toEqual(place);
  });
});

describe('house, direction, street and suffix', () => {
  it.each([
    ['1234 main', '1234 MAIN'],
    ['24 main', '24 MAIN'],
    ['1234A Main St', '1234A MAIN ST'],
    ['1234-a main st', '1234A MAIN ST'],
    ['1234 1/2 S. Harvard Boulevard', '1234 1/2 S HARVARD BLVD'],
    ['1234½ s harvard bl', '1234 1/2 S HARVARD BLVD'],
    ['130 1/4 W 110TH ST', '130 1/4 W 110TH ST'],
    ['1234 e fifth st', '1234 E 5TH ST'],
    ['1234 twenty-fourth st', '1234 24TH ST'],
    ['1234 w 5 st', '1234 W 5TH ST'],
    ['1234 5 th ave', '1234 5TH AVE'],
    ['410 N Broadway', '410 N BROADWAY'],
    ['410 Broadway N', '410 N BROADWAY'],
    ['5331 e huntington dr n', '5331 E HUNTINGTON DR NORTH'],
    ['5331 E HUNTINGTON DR NORTH', '5331 E HUNTINGTON DR NORTH'],
    ['500 n north main st', '500 N NORTH MAIN ST'],
    ['2000 century park east', '2000 CENTURY PARK EAST'],
    ['243 s avenue 26', '243 S AVENUE 26'],
    ['243 s ave 26', '243 S AVENUE 26'],
    ['1900 avenue of the stars', '1900 AVENUE OF THE STARS'],
    ['1000 st andrews pl', '1000 ST ANDREWS PL'],
    ['1000 S. St. Andrews Place', '1000 S ST ANDREWS PL'],
    ['900 la brea', '900 LA BREA'],
    ['900 s la brea ave', '900 S LA BREA AVE'],
    ['1141 west blvd', '1141 WEST BLVD'],
    ['1141 1/2 s west blvd', '1141 1/2 S WEST BLVD'],
    ['200 park pl', '200 PARK PL'],
    ['1300 court st', '1300 COURT ST'],
    ['1300 court', '1300 COURT'],
    ['700 w e st', '700 W E ST'],
    ['700 e', '700 E'],
    ['700 e e', '700 E E'],
    ['8000 laurel cyn blvd', '8000 LAUREL CANYON BLVD'],
    ['200 buckingham rd', '200 BUCKINGHAM ROAD'],
    ['200 betty lou lane', '200 BETTY LOU LANE'],
    ['10203 n o’melveny ave', "10203 N O'MELVENY AVE"],
    ['10825 s lou-dillon ave', '10825 S LOU-DILLON AVE'],
    ['1046 W MARTIN LUTHER KING, JR BLVD', '1046 W MARTIN LUTHER KING JR BLVD'],
    ['1000 W JAMES M. WOOD BLVD', '1000 W JAMES M WOOD BLVD'],
    ['10614 CA-2', '10614 CA-2'],
    ['１２３４ ｍａｉｎ ｓｔ', '1234 MAIN ST'],
    ['1234 la cañada wy', '1234 LA CANADA WAY'],
    ['1234 main st!!!', '1234 MAIN ST'],
    ['1234, main st.;', '1234 MAIN ST'],
    ['#1234 main st', '1234 MAIN ST'],
    ['near 1234 main st', '1234 MAIN ST'],
    ['behind 1234 main st', '1234 MAIN ST'],
    ['1234 main st, behind the garage', '1234 MAIN ST'],
    ['1234 main st behind the garage', '1234 MAIN ST'],
    ['1234 main at 5th', '1234 MAIN'],
    ['24 main and 5th', '24 MAIN'],
    ['the church, 1234 main st', '1234 MAIN ST'],
    ['the alley behind 1234 main st', '1234 MAIN ST'],
    ['1234 main st apt', '1234 MAIN ST'],
  ])('%j is %j', (text, canonical) => {
    expect(read(text)).toBe(`address: ${canonical}`);
  });
});

describe('unit, city and zip', () => {
  it.each([
    ['1234 main st #5', '1234 MAIN ST #5'],
    ['1234 main st # 5-b', '1234 MAIN ST #5-B'],
    ['1234 main st 5', '1234 MAIN ST #5'],
    ['1234 s main unit b', '1234 S MAIN UNIT B'],
    ['1234 main apto 5', '1234 MAIN APT 5'],
    ['1234 main depto. 5', '1234 MAIN APT 5'],
    ['1234 main departamento #5', '1234 MAIN APT 5'],
    ['1234 main st bldg 3 apt 12a', '1234 MAIN ST BLDG 3 APT 12A'],
    ['apt 5, 1234 main st', '1234 MAIN ST APT 5'],
    ['1234 main st rear', '1234 MAIN ST REAR'],
    ['1234 main st, suite 200 90015', '1234 MAIN ST STE 200, 90015'],
    ['1234 main 90015', '1234 MAIN, 90015'],
    ['1234 main st 90015-1234', '1234 MAIN ST, 90015'],
    ['1234 main los angeles', '1234 MAIN, LOS ANGELES, CA'],
    ['1234 main st la', '1234 MAIN ST, LOS ANGELES, CA'],
    ['1234 main st, l.a. 90015', '1234 MAIN ST, LOS ANGELES, CA 90015'],
    ['5649 tampa ave, tarzana ca 91356', '5649 TAMPA AVE, TARZANA, CA 91356'],
    ['100 main st, somewhere else, ca', '100 MAIN ST, SOMEWHERE ELSE, CA'],
    ['3640 STONER AVE LOS ANGELES, CA 90066', '3640 STONER AVE, LOS ANGELES, CA 90066'],
    ['1234 vineland north hollywood', '1234 VINELAND, NORTH HOLLYWOOD, CA'],
    // A street that is called like a town.
    ['1234 los angeles', '1234 LOS ANGELES'],
    ['1234 s los angeles st', '1234 S LOS ANGELES ST'],
    ['1234 n hollywood', '1234 N HOLLYWOOD'],
    ['1234 1/2 venice', '1234 1/2 VENICE'],
    ['1234 california', '1234 CALIFORNIA'],
  ])('%j is %j', (text, canonical) => {
    expect(read(text)).toBe(`address: ${canonical}`);
  });
});

describe('ranges of houses', () => {
  it.each([
    ['1234-1238 s main st', '1234-1238 S MAIN ST'],
    ['1234 - 1238 main', '1234-1238 MAIN'],
    ['1234 to 1238 main', '1234-1238 MAIN'],
    ['1234 & 1238 main', '1234-1238 MAIN'],
    ['1234 and 1238 main', '1234-1238 MAIN'],
    ['between 1234 and 1238 main', '1234-1238 MAIN'],
    ['del 1234 al 1238 de main', '1234-1238 MAIN'],
    ['5649-5647 TAMPA AVE, TARZANA, CA 91356, USA', '5649-5647 TAMPA AVE, TARZANA, CA 91356'],
  ])('%j is %j', (text, canonical) => {
    expect(read(text)).toBe(`range: ${canonical}`);
  });
});

describe('crossings', () => {
  it.each([
    ['main & 5th', 'MAIN AT 5TH'],
    ['main at 5th', 'MAIN AT 5TH'],
    ['main @ 5th', 'MAIN AT 5TH'],
    ['main/5th', 'MAIN AT 5TH'],
    ['Main + 5th.', 'MAIN AT 5TH'],
    ['main y quinta', 'MAIN AT 5TH'],
    ['main y la quinta', 'MAIN AT 5TH'],
    ['corner of main and 5th', 'MAIN AT 5TH'],
    ['on the corner of main and the fifth', 'MAIN AT 5TH'],
    ['esquina de main con la 5', 'MAIN AT 5TH'],
    ['en la esquina de main y 5ta', 'MAIN AT 5TH'],
    ['main esquina con 5', 'MAIN AT 5TH'],
    ['main cruce con la quinta', 'MAIN AT 5TH'],
    ['the laundromat at main & 5th', 'MAIN AT 5TH'],
    ['dumping on main & 5th, behind the store', 'MAIN AT 5TH'],
    ['1st and main', '1ST AT MAIN'],
    ['24th and main', '24TH AT MAIN'],
    ['24 and main', '24TH AT MAIN'],
    ['1 st & main', '1ST ST AT MAIN'],
    ['Vermont & 5', 'VERMONT AT 5TH'],
    ['5 & vermont', '5TH AT VERMONT'],
    ['e 5th st & s main st', 'E 5TH ST AT S MAIN ST'],
    ['venice & la brea', 'VENICE AT LA BREA'],
    ['la brea y la cienega', 'LA BREA AT LA CIENEGA'],
    ['de soto & parthenia', 'DE SOTO AT PARTHENIA'],
    ['west blvd & 54th st', 'WEST BLVD AT 54TH ST'],
    ['avenue 26 & figueroa', 'AVENUE 26 AT FIGUEROA'],
    ['MARTIN LUTHER KING, JR BLVD AT WEST BLVD, 90008', 'MARTIN LUTHER KING JR BLVD AT WEST BLVD, 90008'],
    ['BUCKINGHAM ROAD AT MARTIN LUTHER KING,', 'BUCKINGHAM ROAD AT MARTIN LUTHER KING'],
    ['EXPOSITION BOULEVARD N/R AT 3RD AVE, 90018', 'EXPOSITION BLVD N/R AT 3RD AVE, 90018'],
    ['LAUREL CANYON / PIERCE, LOS ANGELES, CA 91331, USA', 'LAUREL CANYON AT PIERCE, LOS ANGELES, CA 91331'],
    ['N. MARMION WAY AND N. FIGUEROA ST. 90042', 'N MARMION WAY AT N FIGUEROA ST, 90042'],
    ['5th & los angeles', '5TH AT LOS ANGELES'],
    ['5th & main los angeles', '5TH AT MAIN, LOS ANGELES, CA'],
    // A comma between: the street stands after it.
    ['the old bakery, main & 5th', 'MAIN AT 5TH'],
  ])('%j is %j', (text, canonical) => {
    expect(read(text)).toBe(`intersection: ${canonical}`);
  });
});

describe('freeways and highways', () => {
  it.each([
    ['on the 101 at alvarado', '101 FWY AT ALVARADO'],
    ['the 5 & main', '5 FWY AT MAIN'],
    ['main & the 5', 'MAIN AT 5 FWY'],
    ['I-10 at la brea', '10 FWY AT LA BREA'],
    ['la brea & i 10', 'LA BREA AT 10 FWY'],
    ['us 101 north at alvarado', '101 FWY NORTH AT ALVARADO'],
    ['the 101 northbound at alvarado', '101 FWY NORTH AT ALVARADO'],
    ['405 & sepulveda', '405 FWY AT SEPULVEDA'],
    ['110 freeway at exposition', '110 FWY AT EXPOSITION'],
    ['la 101 y alvarado', '101 FWY AT ALVARADO'],
    ['autopista 5 con main', '5 FWY AT MAIN'],
    ['under the harbor freeway at olympic', 'HARBOR FWY AT OLYMPIC'],
    ['OLYMPIC BLVD AT HARBOR FRWY', 'OLYMPIC BLVD AT HARBOR FWY'],
    ['off the 405 at sepulveda', '405 FWY AT SEPULVEDA'],
    ['state route 2 & verdugo', '2 FWY AT VERDUGO'],
    // Without an article a number is a numbered street, as far as they go.
    ['101 & alvarado', '101ST AT ALVARADO'],
    ['la calle 101 y main', '101ST ST AT MAIN'],
  ])('%j is %j', (text, canonical) => {
    expect(read(text)).toBe(`intersection: ${canonical}`);
  });
});

describe('blocks', () => {
  it.each([
    ['1200 block of main', '1200 BLOCK OF MAIN'],
    ['The 1200 Block Of S. Main Street', '1200 BLOCK OF S MAIN ST'],
    ['1200 blk s main st', '1200 BLOCK OF S MAIN ST'],
    ['12 hundred block of main', '1200 BLOCK OF MAIN'],
    ['cuadra 1200 de main', '1200 BLOCK OF MAIN'],
    ['la cuadra del 1200 de la calle main', '1200 BLOCK OF MAIN ST'],
    ['block 1200 of main', '1200 BLOCK OF MAIN'],
    ['1200 block of de soto', '1200 BLOCK OF DE SOTO'],
    ['1200 block of main st, 90015', '1200 BLOCK OF MAIN ST, 90015'],
    ['main entre 5 y 6', 'MAIN BETWEEN 5TH AND 6TH'],
    ['between 5th and 6th on main', 'MAIN BETWEEN 5TH AND 6TH'],
    ['potholes on main between 5th & 6th', 'MAIN BETWEEN 5TH AND 6TH'],
  ])('%j is %j', (text, canonical) => {
    expect(read(text)).toBe(`block: ${canonical}`);
  });
});

describe('streets in Spanish', () => {
  it.each([
    ['1234 calle main', 'address: 1234 MAIN ST'],
    ['calle main 1234', 'address: 1234 MAIN ST'],
    ['calle main sur #1234', 'address: 1234 S MAIN ST'],
    ['calle main 1234 #5', 'address: 1234 MAIN ST #5'],
    ['calle main núm. 1234 apto 5', 'address: 1234 MAIN ST APT 5'],
    ['1234 de la calle main', 'address: 1234 MAIN ST'],
    ['1234 norte avenida vermont', 'address: 1234 N VERMONT AVE'],
    ['avenida vermont 1234', 'address: 1234 VERMONT AVE'],
    ['av. vermont 1234', 'address: 1234 VERMONT AVE'],
    ['1234 bulevar wilshire oeste', 'address: 1234 W WILSHIRE BLVD'],
    ['1234 calle quinta', 'address: 1234 5TH ST'],
    ['1234 calle cinco', 'address: 1234 5TH ST'],
    ['3481 n primera ave', 'address: 3481 N PRIMERA AVE'],
    ['13834 w del sur st', 'address: 13834 W DEL SUR ST'],
    ['1234 avenida 26', 'address: 1234 AVENUE 26'],
    ['1306 N AVENIDA DE CORTEZ', 'address: 1306 N AVENIDA DE CORTEZ'],
    ['500 W CALLE JERMAINE', 'address: 500 W CALLE JERMAINE'],
    ['1234 el segundo blvd', 'address: 1234 EL SEGUNDO BLVD'],
    ['calle 5 y avenida vermont', 'intersection: 5TH ST AT VERMONT AVE'],
    ['la avenida vermont con la calle sexta', 'intersection: VERMONT AVE AT 6TH ST'],
    ['frente al 1234 de la calle main', 'address: 1234 MAIN ST'],
  ])('%j is %j', (text, made) => {
    expect(read(text)).toBe(made);
  });
});

describe('free places', () => {
  it.each([
    'behind the school',
    'detrás de la iglesia',
    'the school at main',
    'Griffith Park, near the carousel',
    'main',
    '5th st',
    'the 101',
    '101 freeway',
    '1234',
    '90015',
    '#5',
    'apt 5',
    '24 hour fitness',
    '7-eleven',
    '2 blocks north of main',
    '3 dogs loose',
    '12/25',
    '5/6',
    '&',
    'main &',
    '& main',
    'at',
    '....',
    '1234 Մեյն',
    '메인 스트리트',
    '🙂🙂',
    'a guy who told me that the couch is on the corner and nobody came for it yet',
    '<script>alert(1)</script>',
  ])('%j is kept as said', (text) => {
    expect(readPlace(text)).toEqual({ kind: 'free', said: text, canonical: text });
  });
});

describe('forms of one address', () => {
  it.each([
    [
      '1234 S MAIN ST, 90015',
      [
        '1234 s main st 90015',
        '1234 South Main Street, Los Angeles, CA 90015',
        '1234 S. Main St. #5, 90015',
        '1234 sur calle main, 90015',
        'near 1234 main st s 90015',
      ],
    ],
    [
      '5TH ST AT MAIN ST, 90013',
      ['main st & fifth st', 'calle main con calle quinta', 'corner of 5th street and main street, 90013'],
    ],
    ['OLYMPIC BLVD AT HARBOR FWY', ['olympic boulevard at the harbor freeway', 'HARBOR FRWY / OLYMPIC BL']],
    ['200 BUCKINGHAM ROAD', ['200 buckingham rd.', '200 BUCKINGHAM RD, CA 90008']],
  ])('%j has one key', (address, forms) => {
    const keys = forms.map((form) => {
      const place = readPlace(form);
      return place.kind === 'free' ? form : addressKey(place.address);
    });
    expect(new Set(keys)).toEqual(new Set([addressKey(address)]));
  });
});
