import { NO_PLACE, type Place } from '../../../shared/domain/place.ts';

const HOUSE = /^(\d{1,6}[A-Z]?(?:\s+1\/2)?)\s+(?:([NSEW])\.?\s+)?(\S.*?)(?:,?\s+(\d{5}))?$/;
const CROSSING = /^(\S.*?)\s+(?:&|AND|AT|Y|CON|\/)\s+(\S.*?)(?:,?\s+(\d{5}))?$/;

/**
 * An address or crossing as it was typed, for a place the address book does not have; null when the words name
 * neither. It has no coordinates and nobody has checked it.
 */
export function typedPlace(text: string): Place | null {
  const words = text.trim().replaceAll(/\s+/g, ' ').toUpperCase();
  const house = HOUSE.exec(words);
  if (house !== null) {
    const [, number = null, direction = null, street = null, zip = null] = house;
    const line = [number, direction, street].filter((part) => part !== null).join(' ');
    return { ...NO_PLACE, address: withZip(line, zip), house: number, direction, street, zip };
  }
  const crossing = CROSSING.exec(words);
  if (crossing !== null) {
    const [, street = null, crossStreet = null, zip = null] = crossing;
    return { ...NO_PLACE, address: withZip(`${street} AT ${crossStreet}`, zip), street, crossStreet, zip };
  }
  return null;
}

function withZip(line: string, zip: string | null): string {
  return zip === null ? line : `${line}, ${zip}`;
}
