import { notify } from '../design/notices.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** What the field is called on screen. */
function nameOf(field: Field): string {
  const label = field.labels?.[0]?.textContent ?? field.getAttribute('aria-label') ?? '';
  const name = label.replace(/\s*\*$/, '').trim();
  return name === '' ? 'This field' : `“${name}”`;
}

/** Characters that still fit where the cursor is, as the browser counts them; null where any number does. */
function roomIn(field: Field): number | null {
  if (field.maxLength < 0) return null;
  const { selectionStart, selectionEnd, value } = field;
  const replaced = selectionStart === null || selectionEnd === null ? 0 : selectionEnd - selectionStart;
  return field.maxLength - (value.length - replaced);
}

const number = (count: number) => count.toLocaleString('en-US');

/**
 * Says what did not fit into a field: the browser cuts what is pasted or dropped, and takes no letter more, without a
 * word. Returns the way to stop.
 */
export function sayWhatFits(page: Document): () => void {
  const say = (event: ClipboardEvent | DragEvent, text: string | undefined, where: string) => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
    const room = roomIn(field);
    const length = text?.replaceAll('\r\n', '\n').length ?? 0;
    if (room === null || length <= room) return;
    const taken = Math.max(0, room);
    notify({
      id: 'fits',
      meaning: 'attention',
      keep: true,
      text: `${nameOf(field)} has room for ${number(field.maxLength)} characters. Of the ${number(length)} you ${where}, the first ${number(taken)} are in it; the other ${number(length - taken)} are not. Make the text shorter, or add it as a plain text file.`,
    });
  };
  const onPaste = (event: ClipboardEvent) => say(event, event.clipboardData?.getData('text/plain'), 'pasted');
  const onDrop = (event: DragEvent) => say(event, event.dataTransfer?.getData('text/plain'), 'dropped');
  const onType = (event: InputEvent) => {
    const field = event.target;
    if (event.inputType !== 'insertText' || !(field instanceof HTMLTextAreaElement)) return;
    if (roomIn(field) !== 0) return;
    notify({
      id: 'fits',
      meaning: 'attention',
      text: `${nameOf(field)} is full: it has room for ${number(field.maxLength)} characters. What you type now is not in it.`,
    });
  };
  page.addEventListener('paste', onPaste, true);
  page.addEventListener('drop', onDrop, true);
  page.addEventListener('beforeinput', onType, true);
  return () => {
    page.removeEventListener('paste', onPaste, true);
    page.removeEventListener('drop', onDrop, true);
    page.removeEventListener('beforeinput', onType, true);
  };
}
