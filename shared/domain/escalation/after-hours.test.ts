import { expect, it } from 'vitest';
import { PUBLISHED, SUNDAY } from '../../../test/small-escalation.ts';
import { DAY, HOUR } from '../instant.ts';
import { afterHours } from './after-hours.ts';

it('is every hour that a calendar is closed, also by a holiday', () => {
  const thanksgiving = SUNDAY + 4 * DAY;
  const at = [SUNDAY, SUNDAY + DAY, SUNDAY + DAY + 6 * HOUR, thanksgiving];
  const asked = ['office', 'always', 'around-the-clock', 'none'].map((calendar) =>
    at.map(afterHours(calendar, PUBLISHED.open)),
  );
  expect(asked).toEqual([
    [true, false, true, true],
    [false, false, false, false],
    [false, false, false, false],
    [true, true, true, true],
  ]);
});
