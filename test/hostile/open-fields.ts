import { isKeepable } from './hostile-text.ts';

/** Whether a field that must not be empty takes a text. */
export const isText = (text: string, most: number) => isKeepable(text, most) && text.trim() !== '';

/** Fields of a new case, each with its room; one of them at a time gets what may have to be refused. */
export const OPEN_FIELDS = {
  'what the caller said': 4_000,
  'place said': 500,
  name: 120,
  phone: 40,
  'e-mail': 200,
  language: 12,
  'answer in words': 1_000,
  'answers of a list': 300,
  address: 300,
} as const;
export type OpenField = keyof typeof OPEN_FIELDS;

/** Whether the rules let a field take a text. */
export function mayBeOpened(field: OpenField, text: string): boolean {
  const most = OPEN_FIELDS[field];
  switch (field) {
    case 'e-mail':
      return /^[\w.+'-]+@[\w.-]+\.[a-z]{2,}$/.test(text);
    case 'language':
      return /^[a-z]{2,3}(-\w+)?$/i.test(text);
    case 'phone':
      return isKeepable(text, most);
    case 'answer in words':
    case 'answers of a list':
      return isKeepable(text, 1_000_000) && text.length < 15_000;
    case 'address':
      return isKeepable(text, most) && !/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/.test(text);
    default:
      return isText(text, most);
  }
}
