import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron';
import type { ShellContents, ShellElectron } from './shell-electron.ts';

/** Electron shows nothing on a right click; people expect spelling, cut, copy and paste. */
export function offerContextMenu(contents: ShellContents, menu: ShellElectron['Menu']): void {
  contents.on('context-menu', (_event, params) => {
    const items = contextMenu(params, (word) => contents.replaceMisspelling(word));
    if (items.length > 0) menu.buildFromTemplate(items).popup();
  });
}

function contextMenu(
  { isEditable, selectionText, editFlags, dictionarySuggestions }: ContextMenuParams,
  replace: (word: string) => void,
): MenuItemConstructorOptions[] {
  if (!isEditable) return selectionText.trim() === '' ? [] : [{ role: 'copy' }];
  const words = dictionarySuggestions.map((word) => ({ label: word, click: () => replace(word) }));
  return [
    ...words,
    ...(words.length > 0 ? [{ type: 'separator' } as const] : []),
    { role: 'cut', enabled: editFlags.canCut },
    { role: 'copy', enabled: editFlags.canCopy },
    { role: 'paste', enabled: editFlags.canPaste },
    { type: 'separator' },
    { role: 'selectAll' },
  ];
}
