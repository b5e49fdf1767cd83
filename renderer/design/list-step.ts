/**
 * Where a key leads in a list: J K and the arrows by one, Page Up Down by a page, Home End to its ends.
 * Null when the key does not move. Never leaves the list.
 * @param page rows that fit on screen
 */
export function stepOf(key: string, from: number, count: number, page: number): number | null {
  if (count === 0) return null;
  const within = (index: number) => Math.min(count - 1, Math.max(0, index));
  switch (key) {
    case 'j':
    case 'ArrowDown':
      return within(from + 1);
    case 'k':
    case 'ArrowUp':
      return within(from - 1);
    case 'PageDown':
      return within(from + page);
    case 'PageUp':
      return within(from - page);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
