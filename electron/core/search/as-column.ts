import { TAG, vocabularyWord } from './tokens.ts';

/** A condition on columns. */
export interface ColumnCondition {
  readonly sql: string;
  readonly values: (string | number)[];
  /** What it is about, where open or closed cases have an index by it. */
  readonly about: 'service' | 'department' | null;
}

/** Tokens that say what a column says too, as a condition; null when some don't. */
export function asColumn(tokens: readonly string[]): ColumnCondition | null {
  const words = tokens.map(vocabularyWord);
  const only = (tag: string) => words.flatMap((one) => (one?.tag === tag ? [one.word] : []));
  const marks = (values: readonly string[]) => values.map(() => '?').join(', ');
  const services = only(TAG.service).map((one) => one.replaceAll('_', '-'));
  // What a source called a service adds nothing to the service itself.
  if (services.length > 0 && services.length + only(TAG.sourceType).length === tokens.length) {
    return { sql: `service IN (${marks(services)})`, values: services, about: 'service' };
  }
  const districts = only(TAG.district);
  if (districts.length === tokens.length) {
    return { sql: `district IN (${marks(districts)})`, values: districts, about: null };
  }
  const departments = only(TAG.department);
  if (departments.length === tokens.length) {
    const sql = `(lower(department) IN (${marks(departments)}) OR lower(receiver) IN (${marks(departments)}))`;
    return { sql, values: [...departments, ...departments], about: 'department' };
  }
  return only(TAG.state).includes('open') ? { sql: 'is_open = 1', values: [], about: null } : null;
}
