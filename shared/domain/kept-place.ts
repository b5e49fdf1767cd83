import { unkeepable } from './free-text.ts';
import { place } from './place.ts';

/** Turns the direction of what stands beside it: an address is read out and compared, and has no use for it. */
const TURNING = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/u;

function whyNot(value: string | number | null): string | null {
  if (typeof value !== 'string') return null;
  if (TURNING.test(value))
    return 'has a character that turns the direction of reading. Choose or type it anew';
  return unkeepable(value);
}

/** A place as a command brings it along: what was made of what the caller said, not what was said itself. */
export const keptPlace = place.superRefine((given, context) => {
  for (const [part, value] of Object.entries(given)) {
    const message = whyNot(value);
    if (message !== null) context.addIssue({ code: 'custom', path: [part], message });
  }
});
