import type { Random } from '../../../hub/demo/random.ts';
import type { Service } from '../../../shared/domain/city-pack.ts';
import { skewed, zipf } from './skewed.ts';

type Language = 'en' | 'es';

const NOUNS: Readonly<Record<Language, string>> = {
  en:
    'mattress couch dresser fridge tires fence gate curb hydrant driveway alley sidewalk bench truck van trailer pole wire lamp bin ' +
    'bag box shopping-cart ladder paint glass needle puddle gutter drain tree branch stump palm roots bush lawn sprinkler wall garage ' +
    'window door sign meter scooter bicycle motorcycle plank pallet drywall concrete gravel sofa loveseat recliner crib stroller toilet ' +
    'sink bathtub carpet rug television printer computer microwave washer dryer stove heater tank propane barbecue umbrella mirror ' +
    'cabinet bookshelf desk chair table headboard futon piano treadmill suitcase clothes cardboard styrofoam battery antifreeze asphalt ' +
    'crosswalk median roundabout overpass bridge stairway tunnel fountain playground restroom bleachers pigeon raccoon coyote opossum ' +
    'rooster hornet beehive tent tarp generator bonfire extension-cord padlock camera mailbox awning scaffold dumpster crane excavator',
  es:
    'colchón sillón cómoda refrigerador llantas cerca portón banqueta hidrante entrada callejón camión camioneta poste cable foco bote ' +
    'bolsa caja escalera pintura vidrio aguja charco coladera árbol rama tronco palmera raíces pasto pared cochera ventana puerta letrero ' +
    'bicicleta motocicleta tabla tarima cemento grava silla mesa cuna carriola lavabo tina alfombra televisión computadora lavadora ' +
    'secadora estufa calentador tanque espejo gabinete librero escritorio maleta ropa cartón batería semáforo puente fuente baños paloma ' +
    'mapache gallo panal carpa lona fogata candado cámara buzón andamio grúa basura escombro grafiti bache lámpara perro gato coyote',
};
const MARKS: Readonly<Record<Language, string>> = {
  en:
    'broken blocked leaking loose burned soaked rusty heavy smelly tall dark loud dangerous abandoned cracked bent overflowing missing ' +
    'stolen moldy infested sharp wobbly flickering buried tilted crushed soiled faded peeling clogged collapsed exposed unlocked greasy',
  es:
    'roto bloqueado tirado suelto quemado mojado oxidado pesado apestoso oscuro ruidoso peligroso abandonado agrietado doblado lleno ' +
    'perdido robado podrido filoso parpadeando enterrado inclinado aplastado sucio despintado tapado caído expuesto abierto grasoso',
};
const WHERE: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'by the curb',
    'in the alley',
    'behind the market',
    'next to the school',
    'in front of the church',
    'near the bus stop',
    'under the bridge',
    'at the corner',
    'across from the laundromat',
    'beside the parking lot',
    'on the median',
    'by the freeway ramp',
    'at the dead end',
  ],
  es: [
    'en la banqueta',
    'en el callejón',
    'atrás del mercado',
    'junto a la escuela',
    'enfrente de la iglesia',
    'cerca de la parada',
    'debajo del puente',
    'en la esquina',
    'frente a la lavandería',
    'al lado del estacionamiento',
    'en el camellón',
    'al final de la calle',
  ],
};
const FRAMES: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'Caller reports a $mark $noun $where.',
    '$mark $noun and $noun $where, since $since.',
    '$service $where, $noun is $mark.',
    'Resident says the $noun is $mark, ask for $name.',
    'Second request: $noun $where still $mark.',
    'Left beside the $noun: $service. Unit $unit.',
    'Neighbor of $name saw a $noun dumped $where, plate $plate.',
    'The $noun belongs to $place, $mark and $mark.',
    'Tag reads $tag on the $noun $where.',
    'Driver could not reach the $noun, $mark gate, code $unit.',
    'Manager of $place asks for a call, $noun $mark.',
    'Crew found a $noun $where; took the $noun too.',
    'Photo shows $noun, $noun and $noun $where.',
    'Spoke with $name, $noun will be moved by $since.',
    'Worse than last time: $mark $noun $where near $place.',
  ],
  es: [
    'Reporta $noun $mark $where.',
    'Hay $noun y $noun $where desde $since.',
    '$service $where, $noun está $mark.',
    'Dice que el $noun está $mark, preguntar por $name.',
    'Segunda llamada: $noun sigue $mark $where.',
    'Dejaron $noun junto al $noun. Apartamento $unit.',
    'Vecino de $name vio $noun $where, placas $plate.',
    'El $noun es de $place, muy $mark.',
    'Dice $tag en el $noun $where.',
    'El gerente de $place pide una llamada por $noun.',
  ],
};
const SINCE: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'yesterday',
    'Monday',
    'Tuesday',
    'last weekend',
    'the storm',
    'Thanksgiving',
    'the parade',
    'early morning',
    'two weeks ago',
  ],
  es: [
    'ayer',
    'el lunes',
    'el martes',
    'el fin de semana',
    'la tormenta',
    'la madrugada',
    'hace dos semanas',
    'el desfile',
  ],
};
const SHOPS =
  'Tacos Panadería Botánica Market Liquor Tires Laundry Donuts Cleaners Auto Nails Pharmacy Bakery Florist Hardware Motel Apartments Towers'.split(
    ' ',
  );
const STARTS =
  'ba be bo bra ca ce cho cla co cru da de do dra fa fe fle fo ga gi glo gra ha jo ka ki kla lo lu ma me mo na ni no pa pe pla po ra re ri ro sa se sho si sta ta te to tra va ve vi vo wa we ya yo za ze'.split(
    ' ',
  );
const MIDDLES = 'ba cu da do fi ga lo la li me mo na ni no pe ra ri ro sa ti to va vi zo'.split(' ');
const ENDS = 'ck dex do ker lan lo mar n nix no ra rex ri ro s sk ster ta tek tor va x zer zo'.split(' ');
/** Made-up words: names of shops and what taggers write. */
const MADE_WORDS = 6_000;

function madeWords(): string[] {
  const words: string[] = [];
  for (let at = 0; words.length < MADE_WORDS; at += 1) {
    const start = STARTS[at % STARTS.length] ?? '';
    const middle = MIDDLES[(at * 5 + Math.floor(at / STARTS.length)) % MIDDLES.length] ?? '';
    const end = ENDS[(at * 3 + Math.floor(at / 700)) % ENDS.length] ?? '';
    words.push(`${start}${middle}${end}`);
  }
  return [...new Set(words)];
}

const pickers = (language: Language) => ({
  noun: skewed(NOUNS[language].split(' '), zipf(0.8)),
  mark: skewed(MARKS[language].split(' '), zipf(0.7)),
  frame: skewed(FRAMES[language], zipf(0.4)),
});
const PICK = { en: pickers('en'), es: pickers('es') };
const pickMade = skewed(madeWords(), zipf(0.6, 20));
const SLOT = /\$([a-z]+)/g;
const LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ';

const letter = (random: Random): string => LETTERS.charAt(random.int(0, LETTERS.length - 1));
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function slot(name: string, service: Service, language: Language, random: Random): string {
  switch (name) {
    case 'noun':
      return PICK[language].noun(random.next());
    case 'mark':
      return PICK[language].mark(random.next());
    case 'where':
      return random.pick(WHERE[language]);
    case 'since':
      return random.pick(SINCE[language]);
    case 'service':
      return random.pick(service.words[language]);
    case 'tag':
      return pickMade(random.next()).toUpperCase();
    case 'place':
      return `${random.pick(SHOPS)} ${capital(pickMade(random.next()))}`;
    case 'name':
      return capital(pickMade(random.next()));
    case 'unit':
      return String(random.int(1, 980));
    case 'plate':
      return `${random.int(1, 9)}${letter(random)}${letter(random)}${letter(random)}${random.int(100, 999)}`;
    default:
      throw new Error(`no slot is called "${name}"`);
  }
}

/** What was said or noted about a case: one or two sentences, of a vocabulary of thousands of words, few of them frequent. */
export function caseText(service: Service, language: Language, random: Random): string {
  const sentence = () =>
    capital(
      PICK[language]
        .frame(random.next())
        .replaceAll(SLOT, (_whole, name: string) => slot(name, service, language, random)),
    );
  return random.chance(0.35) ? `${sentence()} ${sentence()}` : sentence();
}
