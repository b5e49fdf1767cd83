import { useEffect, useState } from 'react';

const carriesFiles = (transfer: DataTransfer | null): boolean => transfer?.types.includes('Files') === true;

/** Where a text belongs, not a file: an office program puts a picture beside every text it copies. */
function wantsText(target: EventTarget | null, data: DataTransfer): boolean {
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  return isField && data.getData('text/plain') !== '';
}

const behindDialog = (): boolean => document.querySelector('.MuiDialog-root, [data-covers-page]') !== null;

/**
 * Takes files that are pasted or dropped anywhere on the page, while it is on screen.
 * @param onFiles null while none are taken
 * @returns whether files are being dragged over the window
 */
export function useFileIntake(onFiles: ((files: readonly File[]) => void) | null): boolean {
  const [dragged, setDragged] = useState(false);
  useEffect(() => {
    if (onFiles === null) return undefined;
    const onPaste = (event: ClipboardEvent) => {
      const data = event.clipboardData;
      if (data === null || data.files.length === 0 || wantsText(event.target, data) || behindDialog()) return;
      event.preventDefault();
      onFiles([...data.files]);
    };
    const onDragOver = (event: DragEvent) => {
      if (!carriesFiles(event.dataTransfer)) return;
      // Without this the browser would leave the page for the file.
      event.preventDefault();
      if (!behindDialog()) setDragged(true);
    };
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setDragged(false);
    };
    const onDrop = (event: DragEvent) => {
      if (!carriesFiles(event.dataTransfer)) return;
      event.preventDefault();
      setDragged(false);
      const files = event.dataTransfer === null ? [] : [...event.dataTransfer.files];
      if (files.length > 0 && !behindDialog()) onFiles(files);
    };
    globalThis.addEventListener('paste', onPaste);
    globalThis.addEventListener('dragover', onDragOver);
    globalThis.addEventListener('dragleave', onDragLeave);
    globalThis.addEventListener('drop', onDrop);
    return () => {
      globalThis.removeEventListener('paste', onPaste);
      globalThis.removeEventListener('dragover', onDragOver);
      globalThis.removeEventListener('dragleave', onDragLeave);
      globalThis.removeEventListener('drop', onDrop);
    };
  }, [onFiles]);
  return dragged;
}
