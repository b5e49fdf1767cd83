import { questionId } from '../../questions/question-form.tsx';
import { blockId } from './block-frame.tsx';
import type { Block, MissingPart } from './missing-parts.ts';

const FIELDS = 'input:not([type="hidden"]):not(:disabled), textarea:not([aria-hidden]), select';
const SEARCH = 'input[role="combobox"]';
/** Id of what holds the button that files. */
export const FILE_ID = 'new-case-file';

/** The field itself, or the first one inside. */
function fieldIn(element: Element | null): HTMLElement | null {
  if (element instanceof HTMLElement && element.matches(FIELDS)) return element;
  return element?.querySelector<HTMLElement>(FIELDS) ?? null;
}

function fieldOf(block: Block, question: string | null): HTMLElement | null {
  const section = document.getElementById(blockId(block));
  const asked = question === null ? null : document.getElementById(questionId(question));
  // Of what it is about the words come first, though questions about danger may stand above them.
  const search = block === 'what' ? section?.querySelector<HTMLElement>(SEARCH) : null;
  return (
    fieldIn(asked) ?? search ?? fieldIn(section) ?? section?.querySelector<HTMLElement>('button') ?? null
  );
}

function focus(target: HTMLElement | null): void {
  target?.focus();
  target?.scrollIntoView({ block: 'nearest' });
}

/** Puts the focus on a question, or on the first field of a block. */
export function goTo(block: Block, question: string | null = null): void {
  focus(fieldOf(block, question));
}

/** Once what was chosen has taken its place on screen. Who was quicker and opened a dialog keeps the focus there. */
function soon(go: () => void): void {
  const dialog = () => document.querySelector('[role="dialog"]');
  const before = dialog();
  setTimeout(() => {
    const now = dialog();
    if (now === null || now === before) go();
  }, 0);
}

/** The same once what was chosen has taken its place on screen. */
export function goToSoon(block: Block): void {
  soon(() => goTo(block));
}

/** To the first question of a service that was just chosen; whether a life is in danger is asked before all others. */
export function goToQuestionsSoon(): void {
  soon(() => focus(fieldIn(document.getElementById(blockId('what')))));
}

/**
 * To what is missing next behind an element, else to what is missing at all, else to the button that files. What is
 * passed over stays in the list of what is missing.
 */
export function goOn(missing: readonly MissingPart[], from: Element): void {
  const fields = missing.flatMap(({ block, question }) => fieldOf(block, question) ?? []);
  const isBehind = (field: Element) =>
    (from.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  focus(fields.find(isBehind) ?? fields[0] ?? document.querySelector<HTMLElement>(`#${FILE_ID} button`));
}

/** Fields in which Enter means nothing of its own: there it goes on. */
export function isPassedByEnter(target: EventTarget): target is HTMLElement {
  if (target instanceof HTMLSelectElement) return true;
  if (!(target instanceof HTMLInputElement) || target.type === 'file') return false;
  if (target.role !== 'combobox' || target.value === '') return true;
  // Service and place are chosen by Enter; a caller's name and number need not be one of those offered.
  return target.closest(`#${blockId('who')}`) !== null;
}
