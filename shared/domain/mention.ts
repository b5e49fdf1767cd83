import type { AccountActor } from './actor.ts';
import type { RecordedEvent } from './case-event.ts';
import { foldText, wordsOf } from './fold-text.ts';
import type { AccountId } from './ids.ts';
import { mayNot, type Guarded } from './permission.ts';

/** Whether somebody can be mentioned on a case: whoever may see it. @param handOff the city only passes its service on */
export function isMentionable(who: AccountActor, guarded: Guarded, handOff: boolean): boolean {
  return mayNot(who, 'see-case', guarded, handOff) === null;
}

/** Whom a step of a case addresses; never the one who took it. */
export function mentionedIn({ event, by }: Pick<RecordedEvent, 'event' | 'by'>): readonly AccountId[] {
  if (event.type !== 'note-added' || event.mentions === undefined) return [];
  return event.mentions.filter((id) => id !== by.id);
}

/** What is being typed after an @. */
export interface TypedMention {
  /** Where the @ stands, in UTF-16 units. */
  readonly at: number;
  readonly typed: string;
}

/** An @ at the beginning of a word, then a letter, then up to four words as names have them. */
const TYPED = /(?:^|[\s([{"'“‘¿¡,;:/-])@(\p{L}[\p{L}\p{M}\p{N}'’.-]*(?: [\p{L}\p{M}\p{N}'’.-]*){0,3})$/u;
/** No name is longer, with what may stand before it. */
const LONGEST_TYPED = 140;

/** The mention somebody is typing before the caret; null when they type none. */
export function typedMention(text: string, caret: number): TypedMention | null {
  const from = Math.max(0, caret - LONGEST_TYPED);
  const typed = TYPED.exec(text.slice(from, caret))?.[1];
  return typed === undefined ? null : { at: caret - typed.length - 1, typed };
}

interface Named {
  readonly id: AccountId;
  readonly name: string;
}

/** Where a name stands as a whole: no letter goes on with it. */
function placesOf(text: string, name: string): number[] {
  const places: number[] = [];
  const said = `@${name}`;
  for (let at = text.indexOf(said); at !== -1; at = text.indexOf(said, at + said.length)) {
    if (!/^[\p{L}\p{M}\p{N}]/u.test(text.slice(at + said.length))) places.push(at);
  }
  return places;
}

/** A piece of a note; `mention` for one that names a colleague. */
export interface NotePiece {
  /** Where it begins, in UTF-16 units. */
  readonly at: number;
  readonly text: string;
  readonly mention: AccountId | null;
}

/** A note in pieces: the names of those it mentions, and what stands between. Longer names go before shorter ones. */
export function notePieces(text: string, people: readonly Named[]): NotePiece[] {
  const taken: { at: number; end: number; id: AccountId }[] = [];
  for (const { id, name } of people.toSorted((a, b) => b.name.length - a.name.length)) {
    for (const at of placesOf(text, name)) {
      const end = at + name.length + 1;
      if (taken.every((one) => end <= one.at || at >= one.end)) taken.push({ at, end, id });
    }
  }
  const pieces: NotePiece[] = [];
  let done = 0;
  for (const { at, end, id } of taken.toSorted((a, b) => a.at - b.at)) {
    if (at > done) pieces.push({ at: done, text: text.slice(done, at), mention: null });
    pieces.push({ at, text: text.slice(at, end), mention: id });
    done = end;
  }
  if (done < text.length) pieces.push({ at: done, text: text.slice(done), mention: null });
  return pieces;
}

/** Those of the people chosen whose names still stand in the text: of two with one name both, where it stands twice. */
export function stillMentioned<P extends Named>(text: string, chosen: readonly P[]): P[] {
  const left = new Map<string, number>();
  for (const { text: piece, mention } of notePieces(text, chosen))
    if (mention !== null) left.set(piece, (left.get(piece) ?? 0) + 1);
  return chosen.filter(({ name }) => {
    const places = left.get(`@${name}`) ?? 0;
    left.set(`@${name}`, places - 1);
    return places > 0;
  });
}

/** What a colleague is found by. */
export interface Findable extends Named {
  /** Further words: role, department, its names. */
  readonly words: string;
}

/** Somebody with the words they are found by, taken apart once. */
export interface FindableColleague<P extends Findable> {
  readonly person: P;
  readonly name: readonly string[];
  readonly words: readonly string[];
}

export function findable<P extends Findable>(people: readonly P[]): FindableColleague<P>[] {
  return people
    .map((person) => ({ person, name: wordsOf(person.name), words: wordsOf(person.words) }))
    .toSorted((a, b) => a.person.name.localeCompare(b.person.name));
}

/** Takes each typed word from the words of a name, each but once; what is left over must be among the other words. */
function fits(typed: readonly string[], { name, words }: FindableColleague<Findable>): boolean {
  const left = [...name];
  let ofName = 0;
  for (const word of typed) {
    const at = left.findIndex((one) => one.startsWith(word));
    if (at !== -1) {
      left.splice(at, 1);
      ofName += 1;
    } else if (!words.some((one) => one.startsWith(word))) return false;
  }
  return ofName > 0;
}

/**
 * Colleagues whose names have what was typed, accents and the order of names aside; role and department can be
 * typed behind. Those whose name begins with it come first, else by name.
 */
export function findColleagues<P extends Findable>(
  typed: string,
  people: readonly FindableColleague<P>[],
  most: number,
): P[] {
  const words = wordsOf(typed);
  if (words.length === 0) return [];
  const begins = foldText(typed).trim();
  const found = people.filter((one) => fits(words, one));
  const first = found.filter(({ person }) => foldText(person.name).startsWith(begins));
  return [...first, ...found.filter((one) => !first.includes(one))]
    .slice(0, most)
    .map(({ person }) => person);
}
