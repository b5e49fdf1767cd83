import { questionId } from '../../questions/question-form.tsx';
import { blockId } from './block-frame.tsx';
import type { Block } from './missing-parts.ts';

const FIELDS = 'input:not([type="hidden"]):not(:disabled), textarea:not([aria-hidden]), select';

/** The field itself, or the first one inside. */
function fieldIn(element: Element | null): HTMLElement | null {
  if (element instanceof HTMLElement && element.matches(FIELDS)) return element;
  return element?.querySelector<HTMLElement>(FIELDS) ?? null;
}

/** Puts the focus on a question, or on the first field of a block. */
export function goTo(block: Block, question: string | null = null): void {
  const section = document.getElementById(blockId(block));
  const asked = question === null ? null : document.getElementById(questionId(question));
  const target = fieldIn(asked) ?? fieldIn(section) ?? section?.querySelector<HTMLElement>('button');
  target?.focus();
  target?.scrollIntoView({ block: 'nearest' });
}

/** The same once what was chosen has taken its place on screen. */
export function goToSoon(block: Block): void {
  setTimeout(() => goTo(block), 0);
}
