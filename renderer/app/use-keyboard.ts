import { useEffect } from 'react';
import { reachable } from '../actions/action-registry.ts';
import { isMac } from '../actions/is-mac.ts';
import { pickAction } from '../actions/pick-action.ts';
import { notify } from '../design/notices.ts';

/** Where the focus goes when a field is left by Esc. */
export const WORK_ID = 'work';

const NOT_TYPED = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'file', 'range', 'color']);

function isField(element: Element): boolean {
  if (element instanceof HTMLInputElement) return !NOT_TYPED.has(element.type);
  return (
    element instanceof HTMLTextAreaElement || (element instanceof HTMLElement && element.isContentEditable)
  );
}

/** True when a key without Ctrl or Alt belongs to what has the focus. */
function keepsKeys(element: Element, key: string): boolean {
  if (isField(element) || element instanceof HTMLSelectElement) return true;
  if (element.closest('[role="menu"], [role="listbox"], [role="radiogroup"], .MuiModal-root') !== null)
    return true;
  const presses = key === 'Enter' || key === ' ';
  return (
    presses &&
    element.closest('button, a, summary, [role="button"], [role="tab"], [role="separator"]') !== null
  );
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.repeat || !(event.target instanceof Element))
    return;
  const { target } = event;
  if (event.key === 'Escape' && isField(target) && target.closest('.MuiModal-root') === null) {
    event.preventDefault();
    document.getElementById(WORK_ID)?.focus({ preventScroll: true });
    return;
  }
  const action = pickAction(reachable(), event, keepsKeys(target, event.key), isMac());
  if (action === null) return;
  event.preventDefault();
  if (action.whyNot === null) action.perform();
  // Esc with nothing left to step back from needs no answer.
  else if (event.key !== 'Escape')
    notify({ id: 'why-not', meaning: 'information', text: `${action.label}: ${action.whyNot}` });
}

/** The one listener of the keyboard: what a key does is what the actions on screen say. */
export function useKeyboard(): void {
  useEffect(() => {
    globalThis.addEventListener('keydown', onKeyDown);
    return () => globalThis.removeEventListener('keydown', onKeyDown);
  }, []);
}
