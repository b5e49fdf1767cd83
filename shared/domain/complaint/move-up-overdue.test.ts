import { expect, it } from 'vitest';
import { fileCommand } from '../../../test/complaints/complaint-commands.ts';
import { SMALL_PACK } from '../../../test/small-city.ts';
import { contactPointOf } from '../../../test/small-directory.ts';
import { AGENT, CLOCK, published, SUNDAY } from '../../../test/small-escalation.ts';
import { cityOf } from '../city.ts';
import { commandId } from '../ids.ts';
import { DAY } from '../instant.ts';
import type { ComplaintFacts } from './complaint-facts.ts';
import { decideComplaint } from './decide-complaint.ts';
import { foldComplaint } from './fold-complaint.ts';

const CITY = cityOf(SMALL_PACK);
const COMMAND = commandId.parse('00000000-0000-4000-8000-00000000000d');
/** Nobody is at tier 2, nor at 4. */
const DIRECTORY = published({
  serviceHours: 'office',
  contactPoints: ([1, 3] as const).map((tier) => contactPointOf('BSS', 'complaint', tier)),
});

it('passes over a tier that has nobody, and stays with the highest that has somebody', () => {
  const command = fileCommand();
  const known = { facts: null, city: CITY, directory: DIRECTORY, filing: null };
  const filing = decideComplaint({ ...known, command, actor: AGENT, now: SUNDAY });
  if (!filing.ok) throw new Error(filing.refusal.message);
  const { complaintId } = command;
  const recorded = { complaintId, by: { id: null, role: 'system' as const }, commandId: COMMAND };
  let facts: ComplaintFacts = foldComplaint(null, {
    ...recorded,
    version: 1,
    at: SUNDAY,
    event: filing.event,
  });
  /** The next stage is missed by ten days; a second look at the same miss is refused. */
  const miss = () => {
    const { clock } = facts;
    if (clock === null) throw new Error('nothing is due');
    const { stage, dueAt } = clock;
    const look = { type: 'advance-complaint', complaintId, stage, dueAt } as const;
    const asked = { ...known, command: look, actor: CLOCK, now: dueAt + 10 * DAY };
    const early = decideComplaint({ ...asked, facts, now: dueAt - 1 });
    const moved = decideComplaint({ ...asked, facts });
    if (!moved.ok) throw new Error(moved.refusal.message);
    facts = foldComplaint(facts, {
      ...recorded,
      version: facts.version + 1,
      at: asked.now,
      event: moved.event,
    });
    const again = decideComplaint({ ...asked, facts });
    return [early.ok, again.ok, facts.tier, facts.offer?.contactPoint, facts.clock?.missed?.tier];
  };
  expect(miss()).toEqual([false, false, 3, 'bss-complaint-3', 3]);
  // As when the next stage began.
  facts = { ...facts, clock: facts.clock === null ? null : { ...facts.clock, missed: null } };
  expect(miss()).toEqual([false, false, 3, 'bss-complaint-3', null]);
});
