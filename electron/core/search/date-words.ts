export type DateUnit = 'hour' | 'day' | 'week' | 'month' | 'year';

function places(lists: readonly string[]): ReadonlyMap<string, number> {
  return new Map(
    lists.flatMap((list) => list.split(' ').map((word, at): [string, number] => [word, at + 1])),
  );
}

/** Months by name, folded, 1 to 12. */
const MONTH_NAMES = places([
  'january february march april may june july august september october november december',
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
]);
/** Months by name or its beginning. */
export const MONTH_WORDS: ReadonlyMap<string, number> = new Map([
  ...places(['jan feb mar apr may jun jul aug sep oct nov dec']),
  ...MONTH_NAMES,
  ['sept', 9],
  ['setiembre', 9],
  ['ene', 1],
  ['abr', 4],
  ['dic', 12],
]);
/** Weekdays by name, 1 is Monday. */
export const WEEKDAY_NAMES = places([
  'monday tuesday wednesday thursday friday saturday sunday',
  'lunes martes miercoles jueves viernes sabado domingo',
]);
/** Weekdays by name or its beginning. */
export const WEEKDAY_WORDS: ReadonlyMap<string, number> = new Map([
  ...places(['mon tue wed thu fri sat sun']),
  ...WEEKDAY_NAMES,
  ['tues', 2],
  ['thur', 4],
  ['thurs', 4],
]);
/** As the months and weekdays are said in a label. */
export const MONTH_LABELS =
  'January February March April May June July August September October November December'.split(' ');
export const WEEKDAY_LABELS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');

const UNIT_WORDS: Readonly<Record<DateUnit, string>> = {
  hour: 'hour hours hora horas',
  day: 'day days dia dias',
  week: 'week weeks semana semanas',
  month: 'month months mes meses',
  year: 'year years ano anos',
};
export const UNITS: ReadonlyMap<string, DateUnit> = new Map(
  (Object.keys(UNIT_WORDS) as DateUnit[]).flatMap((unit) =>
    UNIT_WORDS[unit].split(' ').map((word): [string, DateUnit] => [word, unit]),
  ),
);

const SMALL_NUMBERS = places([
  'one two three four five six seven eight nine ten eleven twelve',
  'un dos tres cuatro cinco seis siete ocho nueve diez once doce',
  'a',
  'an',
  'una',
]);

/** A number of units, 1 to 999, in digits or as a word; null when it is none. */
export function countIn(word: string): number | null {
  if (/^\d{1,3}$/.test(word)) return Number(word) > 0 ? Number(word) : null;
  return SMALL_NUMBERS.get(word) ?? null;
}
