import { MEDIA, type Media } from './attachment.ts';

/** Characters that turn the direction of what follows ("gpj.exe" would read "exe.jpg"), or that nobody sees. */
const UNSEEN = /[\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;
// oxlint-disable-next-line no-control-regex -- these are what a name must not bring to a disk
const NOT_FOR_DISKS = /[\u0000-\u001f\u007f"*/:<>?\\|]/gu;
/** Names that Windows keeps for its devices. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
const LONGEST = 120;

/** A name as it is shown: what can't be seen in it is shown as a mark. */
export function shownFileName(name: string): string {
  return name.replace(UNSEEN, '\u25af');
}

/** A name to save a file under: harmless on every disk, and ending as the file's true kind does. */
export function savedFileName(name: string, kind: Media): string {
  const { extension } = MEDIA[kind];
  const ending = kind === 'image/jpeg' ? /\.jpe?g$/i : new RegExp(`\\.${extension}$`, 'i');
  const stem = name
    .replace(UNSEEN, '')
    .replace(NOT_FOR_DISKS, '_')
    .replace(ending, '')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const safe = stem === '' || DEVICES.test(stem) ? `file ${stem}`.trim() : stem;
  return `${Array.from(safe).slice(0, LONGEST).join('')}.${extension}`;
}
