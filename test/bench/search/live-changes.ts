import { foldCase } from '../../../shared/domain/fold-case.ts';
import { isLive } from '../../../shared/domain/case-state.ts';
import type { CaseEvent } from '../../../shared/domain/case-event.ts';
import type { CaseId, CommandId, TextId } from '../../../shared/domain/ids.ts';
import { seededRandom, type Random } from '../../../hub/demo/random.ts';
import { BENCH_ACCOUNT } from '../city-year/bench-account.ts';
import { caseText } from '../city-year/case-texts.ts';
import type { CaseItem, CityYear } from '../city-year/city-year.ts';

/** A case whose newest note is watched: found under the one word, no longer under the other. */
export interface Watched {
  readonly id: CaseId;
  readonly word: string;
  /** Null when it had none before. */
  readonly formerWord: string | null;
}

export interface ChangeBatch {
  readonly items: readonly CaseItem[];
  readonly watched: Watched;
}

/** Cases whose notes are erased and written anew in turn. */
const WATCHED = 10;
const NEW_CASES = 4;
const CONSONANTS = 'bcdfghjklmnprstvwxz';
const VOWELS = 'aeiou';

/** A word nobody has written, and far from any other. */
function watchedWord(random: Random): string {
  const pair = () =>
    CONSONANTS.charAt(random.int(0, CONSONANTS.length - 1)) + VOWELS.charAt(random.int(0, VOWELS.length - 1));
  return `q${Array.from({ length: 7 }, pair).join('')}`;
}

/** Tells one more event of a case, as the hub would. */
function withEvent(
  item: CaseItem,
  event: CaseEvent,
  at: number,
  random: Random,
  texts: Record<TextId, string> = {},
): CaseItem {
  const recorded = {
    caseId: item.facts.id,
    version: item.facts.version + 1,
    at,
    by: { id: BENCH_ACCOUNT.id, role: BENCH_ACCOUNT.role },
    commandId: random.uuid() as CommandId,
    event,
  };
  const entries = [...item.entries, { ...recorded, byName: BENCH_ACCOUNT.name, texts }];
  return { ...item, facts: foldCase(item.facts, recorded), entries };
}

const withNote = (item: CaseItem, body: string, at: number, random: Random): CaseItem => {
  const text = random.uuid() as TextId;
  return withEvent(item, { type: 'note-added', text, visibility: 'internal' }, at, random, { [text]: body });
};

/** The same case with what was written in its last entry erased. */
function withLastErased(item: CaseItem): CaseItem {
  const erased = item.entries.map((entry, at) =>
    at === item.entries.length - 1
      ? { ...entry, texts: Object.fromEntries(Object.keys(entry.texts).map((id) => [id, null])) }
      : entry,
  );
  return { ...item, entries: erased };
}

/** Changes as they come in on a busy day: new cases, notes, closures, another department, and a watched note each time. */
export function liveChanges(year: CityYear, seed: number): (size: number) => ChangeBatch {
  const random = seededRandom(seed, 'live changes');
  const watched = Array.from({ length: WATCHED }, (_, at): { item: CaseItem; word: string | null } => ({
    item: year.caseAt(Math.floor(((at + 0.5) / WATCHED) * year.cases)).item,
    word: null,
  }));
  const apart = new Set(watched.map(({ item }) => item.facts.id));
  let [added, batches] = [0, 0];
  let now = year.end;

  const watch = (): { item: CaseItem; watched: Watched } => {
    const one = watched[batches % WATCHED];
    if (one === undefined) throw new Error('no case is watched');
    const formerWord = one.word;
    const word = watchedWord(random);
    const before = formerWord === null ? one.item : withLastErased(one.item);
    one.item = withNote(before, `Caller says ${word}.`, now, random);
    one.word = word;
    return { item: one.item, watched: { id: one.item.facts.id, word, formerWord } };
  };
  const changed = (): CaseItem | null => {
    // Mostly what was opened lately.
    const { item } = year.caseAt(Math.floor(year.cases * (1 - random.next() ** 3 * 0.999)) % year.cases);
    if (apart.has(item.facts.id)) return null;
    const service = year.city.service(item.facts.service);
    if (service === undefined) return null;
    const noted = withNote(item, caseText(service, random.chance(0.3) ? 'es' : 'en', random), now, random);
    if (!isLive(item.facts.state) || random.chance(0.5)) return noted;
    const { clock } = item.facts;
    const department = random.pick(year.city.pack.departments).code;
    return withEvent(noted, { type: 'assigned', department, unit: null, assignee: null, clock }, now, random);
  };

  return (size) => {
    now += 100;
    const first = watch();
    batches += 1;
    const fresh = Array.from({ length: Math.min(NEW_CASES, size - 1) }, () => {
      added += 1;
      return year.caseAt(year.cases + added).item;
    });
    const items = new Map<CaseId, CaseItem>([first.item, ...fresh].map((item) => [item.facts.id, item]));
    while (items.size < size) {
      const item = changed();
      if (item !== null) items.set(item.facts.id, item);
    }
    return { items: [...items.values()], watched: first.watched };
  };
}
