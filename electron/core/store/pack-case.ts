import { isDeepStrictEqual } from 'node:util';
import type { TimelineEntry } from '../../../shared/contract/case-record.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import { madeAddress, SAME, SAME_TEXT, type Last, type PackedCase, type Values } from './packed-case.ts';
import { packList } from './packed-list.ts';
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
    case 'absent':
      return value === undefined;
  }
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
      case 'promises': {
        const promises = value as CaseFacts['promises'];
        this.out.push(promises.length);
        for (const promise of promises) this.shape(PROMISE, promise);
        return undefined;
      }
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
