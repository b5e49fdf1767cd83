import { z } from 'zod';

/** Free text is kept as it was said; control characters but tab and line break are the only thing refused. */
// oxlint-disable-next-line no-control-regex -- the point of the rule is to find these
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

/** Text as a person typed it. @param max most characters */
export const freeText = (max: number) =>
  z
    .string()
    .max(max, `at most ${max.toLocaleString('en-US')} characters`)
    .refine((text) => !CONTROL.test(text), 'contains control characters');
