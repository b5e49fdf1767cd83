import type { TimelineEntry } from '../../../shared/contract/case-record.ts';
import type { CaseEvent } from '../../../shared/domain/case-event.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import type { Place } from '../../../shared/domain/place.ts';
import { madeAddress, SAME, SAME_TEXT, type Doer, type Last, type PackedCase } from './packed-case.ts';
import { PackedList } from './packed-list.ts';
import {
  CLOCK,
  EVENTS,
  FACTS,
  HISTORY,
  PLACE,
  PROMISE,
  TIMES,
  type Field,
  type Shape,
} from './packed-shapes.ts';
import type { Terms } from './terms.ts';

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
      if (written || usual !== 'absent') values[key] = written ? this.#value(packing) : usualOf(usual);
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
      case 'promises':
        return Array.from({ length: Number(this.next()) }, () => this.shape(PROMISE));
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
