import { isDeepStrictEqual } from 'node:util';
import type { TimelineEntry } from '../../../shared/contract/case-record.ts';
import type { CaseEvent } from '../../../shared/domain/case-event.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import type { Place } from '../../../shared/domain/place.ts';
import { PackedList, packList } from './packed-list.ts';
import { CLOCK, EVENTS, FACTS, HISTORY, PLACE, TIMES, type Field, type Shape } from './packed-shapes.ts';
import type { Terms } from './terms.ts';

/** A case as it is kept: a tenth of its JSON. */
export interface PackedCase {
  /** Bodies of its texts, oldest first, as JSON; null without any. */
  readonly said: string | null;
  /** Its UUIDs, 16 bytes each; its own is the first. */
  readonly ids: Buffer;
  /** All else, as one flat list (store/packed-list.ts). */
  readonly body: Buffer;
}

/** Who did something, as one term. */
type Doer = readonly [TimelineEntry['by']['id'], TimelineEntry['by']['role'], string];
type Values = Readonly<Record<string, unknown>>;

/** Stands for a whole that is the same as the last one; no set of fields has this number. */
const SAME = -1;
/** Stands for a text that is the same as the last one (a source's times); a flag is never written out. */
const SAME_TEXT = true;
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

function isUsual(value: unknown, usual: Field['usual']): boolean {
  switch (usual) {
    case 'always':
      return false;
    case 'null':
      return value === null;
    case 'empty':
      return value === '';
    case 'zero':
      return value === 0;
    case 'false':
      return value === false;
    case 'none':
      return Array.isArray(value) && value.length === 0;
  }
}

function usualOf(usual: Field['usual']): unknown {
  switch (usual) {
    case 'empty':
      return '';
    case 'zero':
      return 0;
    case 'false':
      return false;
    case 'none':
      return [];
    default:
      return null;
  }
}

/** The address line that the parts of a place make. */
function madeAddress(place: Values): string {
  const { house, direction, street, suffix, crossStreet, zip } = place;
  const parts = [house, direction, street, suffix].filter((one) => one !== null);
  const line = parts.join(' ') + (crossStreet === null ? '' : ` AT ${String(crossStreet)}`);
  return zip === null ? line : `${line}, ${String(zip)}`;
}

/** What was said last, so that what repeats need not be written again. */
interface Last {
  time: number;
  number: unknown;
  text: unknown;
  place: unknown;
  clock: unknown;
}

/** Writes one case into a flat list. */
class Packer {
  readonly out: unknown[] = [];
  readonly #ids = new Map<string, number>();
  readonly #terms: Terms;
  readonly #facts: CaseFacts;
  #last: Last = { time: 0, number: null, text: null, place: null, clock: null };

  constructor(terms: Terms, facts: CaseFacts) {
    this.#terms = terms;
    this.#facts = facts;
  }

  ids(): Buffer {
    return Buffer.from([...this.#ids.keys()].join('').replaceAll('-', ''), 'hex');
  }

  /** The place of an id among the case's; what is no UUID in lower case stays as it is. */
  place(id: string): number | string {
    const known = this.#ids.get(id);
    if (known !== undefined) return known;
    if (!UUID.test(id)) return id;
    this.#ids.set(id, this.#ids.size);
    return this.#ids.size - 1;
  }

  id(id: string): void {
    this.out.push(this.place(id));
  }

  term(term: string): void {
    this.out.push(this.#terms.numberOf(term));
  }

  time(time: number): void {
    const since = time - this.#last.time;
    // As text where the difference would be rounded.
    this.out.push(Number.isSafeInteger(since) ? since : String(time));
    this.#last.time = time;
  }

  shape(shape: Shape, values: Values): void {
    const at = this.out.length;
    this.out.push(0);
    let fields = 0;
    shape.forEach(({ key, packing, usual }, bit) => {
      const value = values[key];
      if (usual === 'always') return this.#value(packing, value);
      if (isUsual(value, usual)) return undefined;
      fields += 2 ** bit;
      return this.#value(packing, value);
    });
    this.out[at] = fields;
  }

  facts(facts: CaseFacts): void {
    this.time(facts.openedAt);
    this.shape(FACTS, facts);
  }

  #value(packing: Field['packing'], value: unknown): void {
    switch (packing) {
      case 'term':
        return this.term(value as string);
      case 'json-term':
        return this.term(JSON.stringify(value));
      case 'id':
        return this.id(value as string);
      case 'ids': {
        const ids = value as readonly string[];
        this.out.push(ids.length);
        for (const id of ids) this.id(id);
        return undefined;
      }
      case 'time':
        return this.time(value as number);
      case 'plain':
        this.out.push(typeof value === 'string' && value === this.#last.text ? SAME_TEXT : value);
        if (typeof value === 'string') this.#last.text = value;
        return undefined;
      case 'flag':
        return undefined;
      case 'number':
        this.out.push(value === this.#last.number ? SAME : value);
        this.#last.number = value;
        return undefined;
      case 'clock':
        return this.#repeatable('clock', value as Values);
      case 'place':
        return this.#repeatable('place', value as Values);
      case 'history':
        return this.shape(HISTORY, value as Values);
      case 'times':
        return this.shape(TIMES, value as Values);
      case 'facts':
        return this.#otherFacts(value as CaseFacts);
    }
  }

  #repeatable(what: 'clock' | 'place', value: Values): void {
    if (isDeepStrictEqual(value, this.#last[what])) {
      this.out.push(SAME);
      return;
    }
    this.#last[what] = value;
    if (what === 'clock') return this.shape(CLOCK, value);
    this.shape(PLACE, value);
    this.out.push(value['address'] === madeAddress(value) ? null : value['address']);
    return undefined;
  }

  #otherFacts(facts: CaseFacts): void {
    if (isDeepStrictEqual(facts, this.#facts)) {
      this.out.push(SAME);
      return;
    }
    this.id(facts.id);
    this.facts(facts);
  }
}

/** Packs a case; new terms are kept with it. */
export function packCase(terms: Terms, facts: CaseFacts, entries: readonly TimelineEntry[]): PackedCase {
  const packer = new Packer(terms, facts);
  const { out } = packer;
  const said: string[] = [];
  packer.id(facts.id);
  packer.facts(facts);
  let doer = '';
  let version = 0;
  for (const entry of entries) {
    const { by, byName, event, texts } = entry;
    const fields = Object.entries(texts);
    const now = JSON.stringify([by.id, by.role, byName]);
    const sameCase = entry.caseId === facts.id;
    const odd = Number(now !== doer) + 2 * Number(entry.version !== version + 1) + 4 * Number(!sameCase);
    out.push(odd);
    if (now !== doer) packer.term(now);
    if (entry.version !== version + 1) out.push(entry.version);
    if (!sameCase) packer.id(entry.caseId);
    [doer, version] = [now, entry.version];
    packer.id(entry.commandId);
    packer.time(entry.at);
    packer.term(event.type);
    packer.shape(EVENTS[event.type], event);
    out.push(fields.length);
    for (const [id, body] of fields) {
      out.push(body === null ? 0 : 1);
      packer.id(id);
      if (body !== null) said.push(body);
    }
  }
  return {
    said: said.length === 0 ? null : JSON.stringify(said),
    ids: packer.ids(),
    body: packList(out),
  };
}

/** Bodies of the texts of a packed case, oldest first. */
export function unpackSaid(said: string | null): string[] {
  return said === null ? [] : (JSON.parse(said) as string[]);
}

/** Reads what a Packer wrote, in its order. */
class Unpacker {
  readonly #list: PackedList;
  readonly #ids: string;
  readonly #terms: Terms;
  #facts: CaseFacts | null = null;
  #last: Last = { time: 0, number: null, text: null, place: null, clock: null };

  constructor(terms: Terms, { ids, body }: Pick<PackedCase, 'ids' | 'body'>) {
    this.#terms = terms;
    this.#list = new PackedList(body);
    this.#ids = ids.toString('hex');
  }

  get isDone(): boolean {
    return this.#list.isDone;
  }

  next(): unknown {
    return this.#list.next();
  }

  id(place = this.next()): string {
    if (typeof place === 'string') return place;
    const at = Number(place) * 32;
    const hex = this.#ids.slice(at, at + 32);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }

  term(): string {
    return this.#terms.at(Number(this.next()));
  }

  time(): number {
    const said = this.next();
    this.#last.time = typeof said === 'string' ? Number(said) : this.#last.time + Number(said);
    return this.#last.time;
  }

  /** Reads a shape into the values that come before it. */
  shape(shape: Shape, fields = Number(this.next()), values: Record<string, unknown> = {}) {
    shape.forEach(({ key, packing, usual }, bit) => {
      const written = usual === 'always' || Math.floor(fields / 2 ** bit) % 2 === 1;
      values[key] = written ? this.#value(packing) : usualOf(usual);
    });
    return values;
  }

  facts(id = this.id()): CaseFacts {
    const openedAt = this.time();
    const facts = this.shape(FACTS, Number(this.next()), { id, openedAt }) as CaseFacts;
    this.#facts ??= facts;
    return facts;
  }

  #value(packing: Field['packing']): unknown {
    switch (packing) {
      case 'term':
        return this.term();
      case 'json-term':
        return JSON.parse(this.term());
      case 'id':
        return this.id();
      case 'ids':
        return Array.from({ length: Number(this.next()) }, () => this.id());
      case 'time':
        return this.time();
      case 'plain': {
        const value = this.next();
        const said = value === SAME_TEXT ? this.#last.text : value;
        if (typeof said === 'string') this.#last.text = said;
        return said;
      }
      case 'flag':
        return true;
      case 'number': {
        const value = this.next();
        if (value !== SAME) this.#last.number = value;
        return this.#last.number;
      }
      case 'clock':
        return this.#repeatable('clock');
      case 'place':
        return this.#repeatable('place');
      case 'history':
        return this.shape(HISTORY);
      case 'times':
        return this.shape(TIMES);
      case 'facts':
        return this.#otherFacts();
    }
  }

  #repeatable(what: 'clock' | 'place'): unknown {
    const fields = Number(this.next());
    if (fields === SAME) return this.#last[what];
    this.#last[what] = what === 'clock' ? this.shape(CLOCK, fields) : this.#place(fields);
    return this.#last[what];
  }

  #place(fields: number): Place {
    const place = this.shape(PLACE, fields, { address: '' });
    place['address'] = this.next() ?? madeAddress(place);
    return place as Place;
  }

  #otherFacts(): CaseFacts {
    const place = this.next();
    if (place !== SAME) return this.facts(this.id(place));
    if (this.#facts === null) throw new Error('a case has no facts of its own');
    return this.#facts;
  }
}

/** The facts of a packed case. */
export function unpackFacts(terms: Terms, packed: Pick<PackedCase, 'ids' | 'body'>): CaseFacts {
  return new Unpacker(terms, packed).facts();
}

/** The facts and the timeline of a packed case. */
export function unpackCase(terms: Terms, packed: PackedCase): { facts: CaseFacts; entries: TimelineEntry[] } {
  const from = new Unpacker(terms, packed);
  const facts = from.facts();
  const said = unpackSaid(packed.said);
  const entries: TimelineEntry[] = [];
  let doer = '';
  let version = 0;
  let texts = 0;
  while (!from.isDone) {
    const odd = Number(from.next());
    if (odd % 2 === 1) doer = from.term();
    version = odd % 4 >= 2 ? Number(from.next()) : version + 1;
    const caseId = odd >= 4 ? from.id() : facts.id;
    const [id, role, byName] = JSON.parse(doer) as Doer;
    const commandId = from.id();
    const at = from.time();
    const type = from.term() as CaseEvent['type'];
    const event = from.shape(EVENTS[type], Number(from.next()), { type });
    const own: Record<string, string | null> = {};
    for (let left = Number(from.next()); left > 0; left -= 1) {
      const isThere = from.next() === 1;
      own[from.id()] = isThere ? (said[texts] ?? null) : null;
      if (isThere) texts += 1;
    }
    entries.push({
      caseId,
      version,
      at,
      by: { id, role },
      commandId,
      event,
      byName,
      texts: own,
    } as TimelineEntry);
  }
  return { facts, entries };
}
