import { useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { Account } from '../../../shared/contract/account.ts';
import { MOST_MENTIONS } from '../../../shared/domain/case-command.ts';
import { findable, findColleagues, typedMention, type Findable } from '../../../shared/domain/mention.ts';
import type { Tab } from '../../workspace/workspace.ts';

export type Mentioned = Extract<Tab, { kind: 'case' }>['mentioned'][number];

/** Somebody who can be mentioned, with what they are shown and found by. */
export interface Mentionable extends Findable {
  readonly role: Account['role'];
  readonly department: string | null;
}

interface MentionPickerInput {
  /** False while the note can mention nobody. */
  readonly enabled: boolean;
  readonly text: string;
  /** Those mentioned already. */
  readonly chosen: readonly Mentioned[];
  /** Undefined while the desk has not answered; none when it was never told. */
  readonly people: readonly Mentionable[] | undefined;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  onTake(text: string, person: Mentionable): void;
}

export interface MentionPicker {
  /** Null while nothing is offered. */
  readonly offer: { readonly options: readonly Mentionable[]; readonly why: string | null } | null;
  readonly active: number;
  setActive(index: number): void;
  take(person: Mentionable): void;
  /** Tells where the caret is now. */
  moved(): void;
  /** True when the key was for the list. */
  onKeyDown(event: KeyboardEvent): boolean;
}

/** Most shown at once: who is not among them is found by another letter. */
const AT_ONCE = 7;
const UNTOLD =
  'Colleagues can’t be listed: the hub is away and has not told them yet. The name stays as text.';
const ENOUGH = `A note mentions ${MOST_MENTIONS} colleagues at most. More names stay as text.`;
const NOBODY = 'Nobody who may see this case is called so. It stays as text.';

/** Offers colleagues for what is typed after an @, and puts the one who is taken into the text. */
export function useMentionPicker(input: MentionPickerInput): MentionPicker {
  const { enabled, text, chosen, people, field, onTake } = input;
  const [caret, setCaret] = useState(0);
  /** Where the @ stands that Esc left as text. */
  const [left, setLeft] = useState<number | null>(null);
  const [marked, setMarked] = useState({ typed: '', index: 0 });
  const caretWanted = useRef<number | null>(null);
  const known = useMemo(() => (people === undefined ? undefined : findable(people)), [people]);

  useLayoutEffect(() => {
    if (caretWanted.current === null) return;
    field.current?.setSelectionRange(caretWanted.current, caretWanted.current);
    caretWanted.current = null;
  });

  const typed = enabled ? typedMention(text, caret) : null;
  const at = typed?.at ?? null;
  const letters = typed?.typed ?? '';
  const done =
    typed === null || at === left || chosen.some(({ name }) => text.startsWith(`@${name}`, typed.at));
  const offer = useMemo((): MentionPicker['offer'] => {
    if (done || known === undefined) return null;
    if (known.length === 0) return { options: [], why: UNTOLD };
    const others = known.filter(({ person }) => chosen.every(({ id }) => id !== person.id));
    const options = findColleagues(letters, others, AT_ONCE);
    if (options.length === 0) return letters.includes(' ') ? null : { options, why: NOBODY };
    return chosen.length >= MOST_MENTIONS ? { options: [], why: ENOUGH } : { options, why: null };
  }, [done, known, chosen, letters]);
  const options = offer === null ? [] : offer.options;
  // Another letter brings another list: its first row is the likeliest.
  const active = marked.typed === letters ? Math.min(marked.index, options.length - 1) : 0;
  const setActive = (index: number) => setMarked({ typed: letters, index });

  const take = (person: Mentionable) => {
    if (typed === null) return;
    const before = `${text.slice(0, typed.at)}@${person.name}`;
    const after = text.slice(caret);
    const gap = /^\s/u.test(after) ? '' : ' ';
    caretWanted.current = before.length + 1;
    setCaret(before.length + 1);
    onTake(`${before}${gap}${after}`, person);
  };

  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (offer === null || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey)
      return false;
    const person = options[active];
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'Escape') setLeft(at);
    else if (person === undefined || event.shiftKey) return false;
    else if (step !== 0) setActive((active + step + options.length) % options.length);
    else if (event.key === 'Enter' || event.key === 'Tab') take(person);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };

  return {
    offer,
    active,
    setActive,
    take,
    moved() {
      const now = field.current?.selectionStart;
      if (now === undefined) return;
      setCaret(now);
      // An @ that was left as text is offered anew once it was taken away.
      if (left !== null && field.current?.value[left] !== '@') setLeft(null);
    },
    onKeyDown,
  };
}
