import { fieldId } from './form-parts.tsx';

/** Puts the focus on a field of a form, or on the nearest one that stands around it. @param path "roster.0.rule" */
export function focusField(path: string): void {
  const parts = path.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const id = fieldId(parts.slice(0, length).join('.'));
    const found = document.getElementById(id);
    if (found === null) continue;
    const operable = found.matches('input, select, textarea, button')
      ? found
      : found.querySelector<HTMLElement>('input, select, textarea, button');
    (operable ?? found).focus();
    found.scrollIntoView({ block: 'center' });
    return;
  }
}
