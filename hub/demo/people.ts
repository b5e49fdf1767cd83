import type { CallerId } from '../../shared/domain/ids.ts';
import type { CallerWrite } from '../write/caller-card.ts';
import { seededRandom } from './random.ts';

interface Community {
  /** Of a hundred callers. */
  readonly share: number;
  readonly first: readonly string[];
  readonly last: readonly string[];
  /** Languages spoken on the phone besides English, of a hundred. */
  readonly languages: Readonly<Record<string, number>>;
}

const list = (names: string): string[] => names.split(' ').map((name) => name.replaceAll('_', ' '));

/** First and last names as they are found in Los Angeles, put together at random: nobody in particular. */
const COMMUNITIES: Readonly<Record<string, Community>> = {
  latino: {
    share: 44,
    first: list(
      'María José Guadalupe Carlos Ana Luis Rosa Miguel Verónica Jorge Alejandra Francisco Daniela Juan_Carlos Patricia Óscar Yesenia Ramón Lucía Ángel Esperanza Héctor Gabriela Raúl Silvia Édgar Marisol Tomás Leticia Iván',
    ),
    last: list(
      'García Hernández López Martínez González Rodríguez Pérez Sánchez Ramírez Flores Ruiz Núñez Castillo Ortega Muñoz Aguilar Mejía Vásquez Cárdenas Peña Salazar Contreras Ayala Figueroa Zepeda De_la_Cruz Rivas Orellana Menjívar Quiñones',
    ),
    languages: { en: 55, es: 45 },
  },
  anglo: {
    share: 20,
    first: list(
      'James Linda Robert Susan David Karen Michael Nancy John Emily Thomas Laura Steven Rachel Brian Megan Kevin Hannah Scott Julie Peter Claire Andrew Molly Sean Abigail',
    ),
    last: list(
      "Miller Johnson Anderson Clark Walker Young Hill Baker Campbell Morgan Reed Cooper Bailey Sullivan O'Brien Fisher Hayes Porter Dixon McCarthy Schneider Novak Larsen Rossi Becker Doyle",
    ),
    languages: { en: 100 },
  },
  black: {
    share: 9,
    first: list(
      'Denise Marcus Tanya Andre Latoya Darnell Monique Terrence Keisha Reginald Yolanda Malik Ebony Curtis Imani Jerome Shanice Otis',
    ),
    last: list(
      'Washington Jefferson Williams Brooks Coleman Jenkins Booker Simmons Gaines Baptiste Freeman Dorsey Hampton Ellison Broussard Tillman',
    ),
    languages: { en: 100 },
  },
  korean: {
    share: 5,
    first: list('Min-jun Ji-woo Grace Daniel Soo-jin Hyun-woo Eun-ji Paul Sung-min Young-hee'),
    last: list('Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim'),
    languages: { en: 60, ko: 40 },
  },
  armenian: {
    share: 4,
    first: list('Ani Armen Narine Tigran Lusine Hovhannes Karine Vahe Sona Garo'),
    last: list('Petrosyan Sargsyan Hakobyan Grigoryan Karapetyan Avetisyan Khachatryan Manukyan'),
    languages: { en: 62, hy: 38 },
  },
  chinese: {
    share: 4,
    first: list('Wei Mei Jian Li_Na Kevin Amy Hao Xiu_Ying Vincent Jenny'),
    last: list('Chen Wang Liu Zhang Huang Wu Lin Zhou Wong Chan'),
    languages: { en: 66, zh: 34 },
  },
  filipino: {
    share: 5,
    first: list('Maricel Jun Rowena Ferdinand Liza Rodel Jocelyn Bong Cherry Ramil'),
    last: list('Santos Reyes Cruz Bautista Ocampo Mendoza Villanueva Dela_Cruz Pangilinan Magsaysay'),
    languages: { en: 88, tl: 12 },
  },
  persian: {
    share: 3,
    first: list('Shirin Reza Nasrin Kamran Leila Farhad Parisa Behrouz'),
    last: list('Ahmadi Hosseini Moradi Rahimi Tehrani Golshani Farahani Nazarian'),
    languages: { en: 80, fa: 20 },
  },
  indian: {
    share: 2,
    first: list('Priya Raj Anjali Vikram Sunita Arjun Meera Sanjay'),
    last: list('Patel Sharma Singh Gupta Reddy Iyer Kaur Nair'),
    languages: { en: 97, hi: 3 },
  },
  japanese: {
    share: 2,
    first: list('Yuki Kenji Naomi Hiroshi Emi Takeshi Keiko George'),
    last: list('Tanaka Nakamura Yamamoto Watanabe Sato Kobayashi Inoue Fujita'),
    languages: { en: 92, ja: 8 },
  },
  ethiopian: {
    share: 2,
    first: list('Abeba Dawit Selam Yonas Hirut Tesfaye'),
    last: list('Bekele Tadesse Haile Gebre Alemu Desta'),
    languages: { en: 85, am: 15 },
  },
};
const SHARES = Object.fromEntries(Object.entries(COMMUNITIES).map(([name, { share }]) => [name, share]));

/** Area codes of the city. 555-0100 to 555-0199 is kept free for invented numbers everywhere. */
const AREA_CODES = [213, 323, 738, 310, 424, 818, 747] as const;

/** A phone number nobody has, as an agent may have typed it. */
function phoneOf(random: ReturnType<typeof seededRandom>): string {
  const [area, last] = [random.pick(AREA_CODES), `01${String(random.int(0, 99)).padStart(2, '0')}`];
  return random.pick([
    `(${area}) 555-${last}`,
    `${area}-555-${last}`,
    `${area} 555 ${last}`,
    `+1 ${area} 555 ${last}`,
  ]);
}

const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/[^A-Za-z ]/g, '')
    .trim()
    .replaceAll(' ', '-')
    .toLowerCase();

/** The caller of a number, always the same for the same seed. Invented: example.org and 555 numbers only. */
export function demoCaller(seed: number, index: number): CallerWrite {
  const random = seededRandom(seed, 'caller', index);
  const community = COMMUNITIES[random.weighted(SHARES)];
  if (community === undefined) throw new Error('a share names no community');
  const [first, last] = [random.pick(community.first), random.pick(community.last)];
  const two =
    community === COMMUNITIES.latino && random.chance(0.25) ? ` ${random.pick(community.last)}` : '';
  const language = random.weighted(community.languages);
  return {
    id: random.uuid() as CallerId,
    name: `${first} ${last}${two}`,
    phone: random.chance(0.93) ? phoneOf(random) : null,
    email: random.chance(0.4) ? `${plain(first)}.${plain(last)}${random.int(1, 99)}@example.org` : null,
    language,
  };
}
