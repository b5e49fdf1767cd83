import type { Service } from '../../shared/domain/city-pack.ts';
import type { AnswerValues } from './answers.ts';
import type { Random } from './random.ts';
import { spin } from './spin.ts';

type Language = 'en' | 'es';

/** What people call the things that can be chosen in the questions. */
const THINGS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  mattress: {
    en: '{queen|king|twin|old} mattress {|and box spring}',
    es: 'un colchón {matrimonial|individual|viejo}',
  },
  sofa: {
    en: '{sofa|loveseat|couch|recliner|sectional in two parts}',
    es: 'un {sofá|sillón|sofá de tres plazas}',
  },
  table: {
    en: '{kitchen table with 4 chairs|desk|dining table|office chairs}',
    es: '{una mesa con sillas|un escritorio}',
  },
  dresser: { en: '{dresser|bed frame|bookshelf|TV stand}', es: '{una cómoda|un librero|una base de cama}' },
  carpet: { en: '{rolled carpet|area rug|pieces of carpet}', es: 'una alfombra enrollada' },
  glass: { en: '{large mirror|glass table top}', es: 'un espejo grande' },
  wood: { en: '{two doors|old fence boards|some lumber}', es: '{puertas viejas|madera de una cerca}' },
  leisure: { en: "{kids' bicycle|trampoline in pieces|treadmill}", es: 'una bicicleta' },
  tv: { en: '{flat screen TV|old tube TV|55 inch TV}', es: 'una televisión {vieja|}' },
  monitor: { en: '{computer monitor|two monitors}', es: 'un monitor' },
  computer: { en: '{desktop computer|old laptops|computer tower}', es: 'una computadora' },
  printer: { en: '{printer|copier}', es: 'una impresora' },
  microwave: { en: 'microwave', es: 'un microondas' },
  audio: { en: '{stereo and speakers|DVD player}', es: 'unas bocinas' },
  fridge: { en: '{refrigerator|chest freezer|small fridge}', es: 'un refrigerador' },
  washer: { en: 'washing machine', es: 'una lavadora' },
  dryer: { en: 'clothes dryer', es: 'una secadora' },
  stove: { en: '{gas stove|oven|range}', es: 'una estufa' },
  dishwasher: { en: 'dishwasher', es: 'un lavaplatos' },
  'water-heater': { en: '{40 gallon|} water heater', es: 'un calentador de agua' },
  'air-conditioner': { en: 'window air conditioner', es: 'un aire acondicionado' },
  metal: { en: '{metal shelving|filing cabinet|barbecue}', es: 'fierros viejos' },
  trash: { en: '{bags of trash|about a dozen trash bags}', es: 'bolsas de basura' },
  furniture: { en: '{a mattress and broken furniture|an old couch}', es: 'muebles {viejos|rotos}' },
  construction: {
    en: '{drywall and lumber|buckets of plaster|construction debris}',
    es: 'escombro de construcción',
  },
  appliances: { en: '{a refrigerator|a TV and a microwave}', es: 'un refrigerador {viejo|}' },
  tires: { en: '{tires|six or seven tires}', es: 'llantas' },
  yard: { en: '{palm fronds and branches|a pile of dirt}', es: 'ramas y tierra' },
  food: { en: 'rotting food', es: 'comida podrida' },
};

const WHEN =
  '{since {yesterday|this morning|Monday|the weekend|last week}|for {two days|a week|weeks} {now|}}';
const MANY =
  '{|Please call before coming.|Caller will leave it out tonight.|Second call about this.|Building has 24 units.}';

/** Words of the residents and the agents who type for them, by service. $things are what the answers name. */
const SAID: Readonly<Record<string, Readonly<Partial<Record<Language, readonly string[]>>>>> = {
  'bulky-items': {
    en: [
      `{Caller has|Pick up:|Needs pickup of} $things{, will be at the curb| in front of the building|}. ${MANY}`,
      'Moving out {on the 30th|this weekend}: $things {on the parkway|by the driveway|next to the black bin}.',
      '$things left {by a neighbor who moved|out on the sidewalk}, blocking part of the walkway.',
    ],
    es: [
      '{Tiene|Quiere que recojan} $things. {Lo pondrá en la banqueta|Está enfrente de la casa}.',
      '$things, {por favor recoger lo antes posible|está afuera desde ayer}.',
    ],
  },
  'electronic-waste': {
    en: [
      `$things {to be picked up|for e-waste pickup}. ${MANY}`,
      '{Office cleanout|Garage cleanout}: $things, boxed {at the curb|by the alley gate}.',
    ],
    es: ['Quiere tirar $things, {está en la banqueta|la deja enfrente}.'],
  },
  'metal-household-appliances': {
    en: [
      `$things {by the curb|in the driveway, will be moved to the curb}. ${MANY}`,
      'New one was delivered, the old $things {needs to go|is on the parkway}.',
    ],
    es: ['Tiene $things para recoger, {pesa mucho|está en la entrada}.'],
  },
  'illegal-dumping-pickup': {
    en: [
      `Somebody dumped $things ${WHEN}. {It is growing.|Rats around it.|Blocks the sidewalk.|}`,
      '{Pile of $things|$things} {behind the market|next to the bus bench|along the fence|by the alley entrance}. {Same spot as last month.|}',
      'White {van|pickup} left $things here {last night|around 5 am}. {No plate.|Caller has a photo.}',
    ],
    es: [
      'Tiraron $things {en el callejón|en la esquina|junto a la cerca} {desde hace días|anoche}. {Huele muy mal.|}',
    ],
  },
  'graffiti-removal': {
    en: [
      '{Tagging|Graffiti|Fresh tags} on the {side wall|front of the store|roll-up door|block wall|electrical box}, {black|red|silver|blue} spray paint{, about 6 ft wide|}.',
      '{Gang graffiti|Large letters} {facing the school|visible from the street|on the alley side}, {appeared overnight|painted over twice already}.',
      'Stickers and {tags|marker} on {the sign|the traffic box|the mailbox}. {|Please match the beige paint.}',
    ],
    es: [
      'Grafiti en {la pared|la barda|la puerta del negocio}, {pintura negra|letras grandes}. {Lo pintaron anoche.|}',
    ],
  },
  'homeless-encampment': {
    en: [
      '{Three|Several|About five} tents {along the fence|under the overpass|next to the school}, sidewalk {blocked|hard to pass with a stroller}. {Trash and food waste.|}',
      `Encampment ${WHEN}, {wires run from the light pole|fire at night|bikes and carts in the bike lane}. {Asks for outreach first.|}`,
      '{Debris|Bulky trash} left behind after people moved on, {needles seen|no one there now}.',
    ],
    es: ['Campamento en la banqueta, {no se puede pasar|hay mucha basura}. {Pide ayuda para las personas.|}'],
  },
  'dead-animal-removal': {
    en: [
      '{In the gutter|Near the curb|In the middle of the lane}, {starting to smell|covered with a bag|since this morning}.',
      'Hit by a car, {on the right side|by the driveway}. {|No collar that caller can see.}',
    ],
    es: ['Está {en la calle|junto a la banqueta}, {huele mal|desde ayer}.'],
  },
  'single-streetlight-issue': {
    en: [
      `Light {has been out|flickers} ${WHEN}, {very dark at the crosswalk|in front of the driveway}.`,
      'Pole {leans|was hit by a car}, {cover is missing|glass on the sidewalk}. {Number on the pole is worn off.|}',
    ],
    es: ['El poste de luz {no prende|parpadea} {desde hace semanas|desde el lunes}.'],
  },
  'multiple-streetlight-issue': {
    en: [
      '{Whole block|Both sides of the street} {is|are} dark, {looks like copper theft|boxes at the base are open|since the rain}.',
      `All lights out ${WHEN}, {residents are worried|two break-ins last week}.`,
    ],
    es: ['Toda la cuadra está sin luz {desde hace días|otra vez}.'],
  },
  'report-water-waste': {
    en: [
      'Sprinklers {run every day at noon|hit the sidewalk more than the lawn|broken head, water in the gutter}.',
      'Hosing down the {driveway|parking lot} {every morning|again today}.',
    ],
  },
  'street-pavement': {
    en: [
      '{Pothole|Deep pothole|Two potholes} {in the right lane|near the manhole|at the stop line}, {about a foot wide|bent a rim|cars swerve around it}.',
      'Asphalt {sinking|broken up} {after the utility work|where the trench was}. {Pothole gets deeper with rain.|}',
    ],
    es: [
      '{Bache|Un bache grande} {en el carril derecho|frente a la escuela}, {se dañó una llanta|muy hondo}.',
    ],
  },
  'sidewalk-problem': {
    en: [
      'Tree root lifted the sidewalk {about 4 inches|badly}, {neighbor fell last month|wheelchair can not pass}.',
    ],
  },
  'tree-emergency': {
    en: [
      '{Large branch|Tree} down {across the lane|on a parked car|on the sidewalk}, {one lane blocked|no wires involved|nobody hurt}.',
    ],
  },
  'traffic-signal': {
    en: [
      'Signal {on flashing red|dark in one direction|stuck on red for northbound}, {traffic backs up|pedestrian button does nothing}.',
    ],
  },
  'dockless-mobility': {
    en: ['{Scooters|Five scooters} {piled on the corner|block the ramp|left in the flower bed}.'],
  },
  'service-not-complete': {
    en: [
      '{Closed as done but|Was told it is done,} {the couch is still here|nothing was picked up|half of it is still there}. {|Third call.}',
      'Bins not emptied on {Monday|collection day}, {whole block was skipped|only ours}.',
    ],
    es: ['{Dicen que ya pasaron pero|Aparece cerrado y} todo sigue ahí.'],
  },
  containers: {
    en: ['{Black|Blue|Green} bin {lid broken|wheel missing|was stolen}, needs {a new one|repair}.'],
  },
  other: {
    en: [
      'Does not know which office is right: {loud music from a bar after midnight|a neighbor runs a car repair in the yard|a fence was built over the lot line|needs help to pay a water bill|wants to film on the street}.',
      '{Abandoned car|Shopping carts|A broken public telephone} {at the corner|in front of the house} for {two weeks|a month}, {parking enforcement was called|nobody seems responsible}.',
    ],
    es: [
      'No sabe a qué oficina llamar: {ruido del vecino|un carro abandonado|ayuda con el recibo del agua}.',
    ],
  },
  feedback: {
    en: [
      '{Thanks the crew on this street, they were quick and friendly.|Suggests a second bulky item day before the holidays.|Was told three different things by three people.}',
    ],
  },
  'barking-dogs': {
    en: [
      'Two dogs bark {every night until 2 am|all day when the owner is away}. {Talked to the neighbor, no change.|}',
    ],
  },
};

const GENERIC: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'Caller reports: $word. {Noticed {today|yesterday|last week}.|Going on {for a while|since last month}.} {|Would like a call back.}',
    '$word {in front of the house|at the corner|across the street|behind the building}, {please have a look|not urgent|has been like this for days}.',
    '{Resident|Business owner|Property manager} says there is $word here{, not the first time|}.',
  ],
  es: [
    'Reporta: $word, {desde hace días|desde ayer}. {Pide que lo revisen.|}',
    '$word {enfrente de la casa|en la esquina}, {por favor revisar|ya había llamado antes}.',
  ],
};

const SLOT = '$things';

function thingsIn(answers: AnswerValues | null, language: Language): string | null {
  const chosen = answers === null ? [] : Object.values(answers).flat();
  const named = chosen.map((one) => THINGS[String(one)]?.[language]).filter((thing) => thing !== undefined);
  return named.length === 0 ? null : named.slice(0, 3).join(language === 'en' ? ' and ' : ' y ');
}

/** What was said about the matter when the case was opened, in the caller's language if that is Spanish. */
export function describe(
  service: Service,
  answers: AnswerValues | null,
  language: Language,
  random: Random,
): string {
  const things = thingsIn(answers, language);
  const own = SAID[service.code]?.[language]?.filter((pattern) => things !== null || !pattern.includes(SLOT));
  const pattern = random.pick(own === undefined || own.length === 0 ? GENERIC[language] : own);
  return spin(
    pattern.replaceAll(SLOT, () => things ?? ''),
    random,
    { word: random.pick(service.words[language]) },
  );
}
