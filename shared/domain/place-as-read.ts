import { NO_PLACE, type Place } from './place.ts';
import type { ReadPlace } from './read-place.ts';
import { streetText } from './read-street.ts';

/**
 * The place of a case whose address was typed and is in no address book: nobody has checked it and it has no
 * coordinates. A free place has no address; its words stay what was said.
 */
export function placeAsRead(read: ReadPlace): Place {
  if (read.kind === 'free') return NO_PLACE;
  const { address, zip, street } = read;
  const place = { ...NO_PLACE, address, zip, ...street };
  switch (read.kind) {
    case 'address':
      return { ...place, house: read.house };
    case 'range':
      return { ...place, house: `${read.from}-${read.to}` };
    case 'intersection':
      return { ...place, crossStreet: streetText(read.cross) };
    case 'block':
      return place;
  }
}
