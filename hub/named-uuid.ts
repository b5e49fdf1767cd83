import { hash } from 'node:crypto';

/** The same names always give the same UUID (version 8, from SHA-256), other names another one. */
export function namedUuid(...names: readonly string[]): string {
  const hex = hash('sha256', JSON.stringify(names), 'hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
