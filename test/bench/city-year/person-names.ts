import type { Random } from '../../../hub/demo/random.ts';
import { skewed, zipf } from './skewed.ts';

interface Community {
  /** Of a hundred callers. */
  readonly share: number;
  readonly first: string;
  /** Frequent last names, most frequent first. */
  readonly last: string;
  /** Rarer last names are made of a beginning and an end. */
  readonly begins: string;
  readonly ends: string;
  /** How many of those are made. */
  readonly made: number;
  /** Languages on the phone, of a hundred. */
  readonly languages: Readonly<Record<string, number>>;
}

/** What is heard in Los Angeles; beginnings and ends are put together by rule, so most rare names are nobody's. */
const COMMUNITIES: readonly Community[] = [
  {
    share: 45,
    first:
      'María José Guadalupe Juan Ana Luis Carlos Rosa Jesús Miguel Jorge Verónica Francisco Alejandra Antonio Patricia Óscar ' +
      'Daniela Manuel Carmen Ramón Yesenia Ricardo Lucía Ángel Esperanza Héctor Gabriela Raúl Silvia Édgar Marisol Tomás Leticia ' +
      'Iván Sofía Javier Martha Rubén Elena Sergio Norma Víctor Irma Alfredo Teresa Arturo Gloria Enrique Claudia Salvador ' +
      'Araceli Pedro Maricela Rafael Blanca Fernando Cecilia Armando Rocío Julio Beatriz Gerardo Adriana César Yolanda Ernesto ' +
      'Lorena Mario Susana Felipe Graciela Andrés Elvira Hugo Concepción Joaquín Nayeli Mauricio Xóchitl Rigoberto Itzel Abel ' +
      'Margarita Saúl Fabiola Ismael Angélica Gilberto Estela Noé Catalina Rodolfo Lizbeth Eduardo Karina Esteban Ofelia Martín ' +
      'Consuelo Agustín Dolores Benito Josefina Ignacio Ximena',
    last:
      'García Hernández López Martínez González Rodríguez Pérez Sánchez Ramírez Flores Torres Gómez Díaz Vásquez Cruz Morales ' +
      'Reyes Gutiérrez Ortiz Ruiz Chávez Ramos Castillo Mendoza Álvarez Jiménez Moreno Romero Herrera Medina Aguilar Vargas ' +
      'Guzmán Castro Mejía Salazar Rivera Contreras Ayala Núñez Ortega Estrada Figueroa Peña Delgado Muñoz Soto Juárez Cárdenas ' +
      'Rivas Orellana Menjívar Quiñones Zepeda De_la_Cruz De_León Ávila Ríos Fuentes Cortez Lara Valdez Campos Sandoval Maldonado ' +
      'Escobar Barrera Cervantes Montes Carrillo Salinas Robles Portillo Bonilla Galván Velasco Zamora Ibarra Trejo Olvera Cisneros',
    begins:
      'Alba Arri Bal Barra Ben Berme Cal Cama Carba Cas Cebre Cordo Del Eche Elizo Esca Espi Fari Fonta Gala Gar Gonda Guar Herra ' +
      'Huer Iza Lan Lede Lobo Mace Madri Manri Marro Meza Mire Monta Mora Nava Ola Olme Pala Peda Pine Quin Rama Rosa Sala Sama ' +
      'Sere Sola Tama Tele Tira Urba Valla Vela Vera Villa Yanza Zala Zuba',
    ends: 'bal ces da des dor ga gal les lez llo ma mez món nal nda nes nos nte nza ños ra res ría ro rra rro rte sco ta tes tierra to ves vides zar',
    made: 1_750,
    languages: { en: 55, es: 45 },
  },
  {
    share: 22,
    first:
      'James Linda Robert Susan David Karen Michael Nancy John Emily Thomas Laura Steven Rachel Brian Megan Kevin Hannah Scott ' +
      'Julie Peter Claire Andrew Molly Sean Abigail William Jennifer Richard Jessica Mark Ashley Paul Amanda Jeffrey Stephanie ' +
      'Gregory Rebecca Timothy Sharon Eric Cynthia Jonathan Kathleen Justin Shirley Ryan Angela Jacob Helen Gary Brenda Nicholas ' +
      'Pamela Larry Nicole Samuel Christine Benjamin Debra Patrick Janet Jack Carolyn Dennis Ruth Jerry Heather Tyler Diane Aaron ' +
      'Virginia Adam Judith Nathan Olivia Zachary Kelly Kyle Joan Walter Evelyn Ethan Lauren Jeremy Cheryl Keith Jacqueline Roger ' +
      'Martha Noah Marilyn Carl Gladys Terry Frances',
    last:
      'Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Taylor Thomas Moore Jackson Martin White Thompson Harris Clark ' +
      "Lewis Robinson Walker Young Allen King Wright Scott Hill Green Adams Nelson Baker Hall Campbell Mitchell Carter Roberts O'Brien " +
      "O'Connor McCarthy Sullivan Murphy Cohen Levy Rosenberg Goldstein Friedman Schneider Becker Novak Larsen Rossi Doyle D'Angelo " +
      "O'Neill MacDonald McDonald O'Hara St._James Fisher Porter Dixon Kowalski Hoffman Weber Schwartz Romano Russo DeLuca Petersen",
    begins:
      'Ash Bar Beck Black Brad Brook Buck Burn Cald Carl Chester Clay Cliff Cole Cran Dal Darl East El Fair Fen Fleet Gar Glen Gold ' +
      'Green Hadd Hall Har Hart Hazel Hol Hud Kings Lang Law Lin Long Mal Mar Mid New North Oak Pem Rad Red Rock Shel Sher Stan ' +
      'Sterl Strat Thorn Wake Wal War Wells West Whit Win Wood Wynd',
    ends: 'berg burn bury by cott croft dale den er field ford ham horne ing land ley low man mere more ridge son stein stone ton way well wick win wood worth',
    made: 1_600,
    languages: { en: 100 },
  },
  {
    share: 9,
    first:
      'Denise Marcus Tanya Andre Latoya Darnell Monique Terrence Keisha Reginald Yolanda Malik Ebony Curtis Imani Jerome Shanice ' +
      "Otis Tyrone LaShawn DeShawn Aaliyah Jamal Kiara D'Andre Tamika Lamar Nia Darius Precious",
    last:
      'Washington Jefferson Williams Johnson Brooks Coleman Jenkins Booker Simmons Gaines Baptiste Freeman Dorsey Hampton Ellison ' +
      'Broussard Tillman Bryant Franklin Hawkins Banks Mosley Rollins Boudreaux Fontenot',
    begins: 'Batt Boud Brev Cheva Delah Duch Fonten Guill Hebe Lafa Land Leb Mont Rob Thib Vill',
    ends: 'ard eaux elin ette ieu iere iste oix ot ou ouse',
    made: 130,
    languages: { en: 100 },
  },
  {
    share: 5,
    first:
      'Min-jun Ji-woo Grace Daniel Soo-jin Hyun-woo Eun-ji Paul Sung-min Young-hee Hye-jin Jae-hyun Mi-kyung Sang-hoon Eunice Ji-hye Seung-ho Kyung-ja',
    last: 'Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Hwang Ahn Song Yoo Hong Jeon Ko Moon Yang Bae Baek Heo Nam Noh Namkoong',
    begins: 'Seo Nam Hwang Je Dok Sa',
    ends: 'gal go bo kong moon nae',
    made: 20,
    languages: { en: 60, ko: 40 },
  },
  {
    share: 5,
    first:
      'Ani Armen Narine Tigran Lusine Hovhannes Karine Vahe Sona Garo Anahit Artur Gayane Vartan Hasmik Aram Siranush Raffi Talin Ara',
    last: 'Petrosyan Sargsyan Hakobyan Grigoryan Karapetyan Avetisyan Khachatryan Manukyan Harutyunyan Hovhannisyan Vardanyan Gevorgyan Simonyan Abrahamyan Keshishian Sarkissian',
    begins:
      'Agha Ako Alek Arak Arzou Babay Bagdas Bedros Boya Chakma Davt Der Djerman Gala Gaspar Ghaza Has Iska Kaloust Kazan Kevork Kirak ' +
      'Mard Margar Melik Minas Mkrt Nalban Nazar Ohan Paposh Poghos Saro Shahna Tash Tatev Topal Torosh Yeghia Zakar Zohra',
    ends: 'ian yan ssian chian jian lian tian rian nian dzhyan gian mian',
    made: 440,
    languages: { en: 62, hy: 38 },
  },
  {
    share: 4,
    first:
      'Wei Mei Jian Li_Na Kevin Amy Hao Xiu_Ying Vincent Jenny Ming Yan Feng Jing Yun Connie Raymond Hui Lei Xiaoling',
    last: 'Chen Wang Liu Zhang Huang Wu Lin Zhou Wong Chan Li Yang Zhao Xu Sun Ma Zhu Hu Guo Luo Ng Cheung Leung Tran Nguyen Pham Truong Đặng Hoang Ouyang Situ Szeto',
    begins: 'Ch Zh Sh X Q J L W Y H G',
    ends: 'ao eng iang in iu ong ou uan ue ui un ang',
    made: 120,
    languages: { en: 66, zh: 34 },
  },
  {
    share: 5,
    first:
      'Maricel Jun Rowena Ferdinand Liza Rodel Jocelyn Bong Cherry Ramil Analyn Jomar Imelda Crisanto Marites Danilo Lourdes Arnel Rhodora Nestor',
    last: 'Santos Reyes Cruz Bautista Ocampo Mendoza Villanueva Dela_Cruz Pangilinan Magsaysay Macaraeg Dimaculangan Tolentino Manalo Agbayani Catacutan Lacson Soriano',
    begins:
      'Aba Agu Baca Bala Bula Caba Cala Dima Gali Guma Ila Kata Laba Luma Maca Maga Mana Pala Panga Sali Suma Tala Uma Villa',
    ends: 'bay bog cay dang gao gat guing lang latan loto mat nao ngan pag quit ran sig tan tay ual',
    made: 330,
    languages: { en: 88, tl: 12 },
  },
  {
    share: 3,
    first:
      'Shirin Reza Nasrin Kamran Leila Farhad Parisa Behrouz Mahsa Dariush Roya Siamak Azadeh Kian Soraya',
    last: 'Ahmadi Hosseini Moradi Rahimi Tehrani Golshani Farahani Nazarian Mohammadi Karimi Kashani Shirazi',
    begins:
      'Abbas Akbar Amir Asgar Bahar Daneh Ebrahim Esfand Ghasem Hakim Jahan Kazem Mehr Mirza Nour Pahla Rostam Sadegh Tabat Vazir Yaghou Zaman',
    ends: 'abadi ani ejad i ian pour vand zadeh zad manesh',
    made: 200,
    languages: { en: 80, fa: 20 },
  },
  {
    share: 2,
    first:
      'Yuki Kenji Naomi Hiroshi Emi Takeshi Keiko George Priya Raj Anjali Vikram Sunita Arjun Abeba Dawit Selam Yonas Tesfaye Olena',
    last: 'Tanaka Nakamura Yamamoto Watanabe Sato Kobayashi Inoue Fujita Patel Sharma Singh Gupta Bekele Tadesse Haile Kovalenko',
    begins:
      'Aki Fuji Hama Hira Ishi Kawa Kuro Matsu Mori Naga Oka Saka Shima Taka Ueda Yama Chandra Ravi Sri Gebre',
    ends: 'da gawa guchi hara kawa mi moto mura naka no saki shita ta wa yama nathan murthy mariam',
    made: 280,
    languages: { en: 90, ja: 10 },
  },
];

const list = (names: string): string[] => names.split(' ').map((name) => name.replaceAll('_', ' '));

/** Beginnings and ends crossed, so that the first few already use many of both. */
function madeNames({ begins, ends, made, last }: Community): string[] {
  const [heads, tails] = [begins.split(' '), ends.split(' ')];
  const names = new Set(list(last));
  const frequent = names.size;
  for (let at = 0; names.size < frequent + made && at < heads.length * tails.length; at += 1) {
    const [head, tail] = [
      heads[at % heads.length],
      tails[(at + Math.floor(at / heads.length)) % tails.length],
    ];
    names.add(`${head}${tail}`);
  }
  return [...names];
}

const PEOPLES = COMMUNITIES.map((community) => ({
  ...community,
  pickFirst: skewed(list(community.first), zipf(0.6)),
  pickLast: skewed(madeNames(community), zipf(0.75)),
}));
const pickPeople = skewed(PEOPLES, ({ share }) => share);

export interface PersonName {
  readonly first: string;
  readonly last: string;
  readonly language: string;
}

/** A caller's name and language, skewed as the city's are; about 400 first and 4,000 last names. */
export function personName(random: Random): PersonName {
  const people = pickPeople(random.next());
  const last = people.pickLast(random.next());
  const second = people === PEOPLES[0] && random.chance(0.15) ? ` ${people.pickLast(random.next())}` : '';
  return {
    first: people.pickFirst(random.next()),
    last: `${last}${second}`,
    language: random.weighted(people.languages),
  };
}
