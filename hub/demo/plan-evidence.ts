import type { Actor } from '../../shared/domain/actor.ts';
import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import { contractFor, reasonsFor } from '../../shared/domain/closure/closure-contract.ts';
import type { Demand } from '../../shared/domain/closure/closure-pack.ts';
import { NOTHING_SAID, type ClosingSaid, type VisitFinding } from '../../shared/domain/closure/evidence.ts';
import { MINUTE, type Instant } from '../../shared/domain/instant.ts';
import type { Outcome } from '../../shared/domain/outcome.ts';
import { DEMO_PHOTO, demoPhoto } from './demo-photo.ts';
import type { CaseOnStage } from './case-on-stage.ts';
import type { Random } from './random.ts';

const FOUND: Partial<Record<Outcome, VisitFinding>> = {
  completed: 'done',
  'partly-completed': 'partly',
  'not-found': 'nothing-there',
  'no-violation': 'in-order',
};
const CHECKER: Actor = { kind: 'system', name: 'checker' };

/** Crews of a council district have its number. */
function crewOf({ department, place }: CaseFacts, random: Random): string {
  return `${department}-${place.district ?? '0'}${random.pick(['A', 'B', 'C'])}`;
}

/**
 * Does before a closing what its contract asks for, as an honest crew does; returns what the closing says then.
 * @param told which crew is said to have been there, and when, instead
 */
export function bringEvidence(
  on: CaseOnStage,
  outcome: Outcome,
  by: Actor,
  now: Instant,
  told: { readonly crew: string; readonly at: Instant } | null,
): ClosingSaid {
  const { stage, random, world, id, service } = on;
  const { closure } = world.city.pack;
  const contract = contractFor(closure, service, outcome);
  if (contract === null) return NOTHING_SAID;
  const asks = (demand: Demand): boolean => contract.demands.includes(demand);
  const facts = stage.facts(id);
  const there = Math.max(facts.clock.startedAt, told?.at ?? now - random.int(3, 150) * MINUTE);
  if (asks('visit')) {
    const crew = told?.crew ?? crewOf(facts, random);
    const found = FOUND[outcome] ?? 'no-access';
    stage.act({ type: 'record-visit', caseId: id, at: there, found, crew, remark: null }, by, now);
  }
  if (asks('after-photo')) {
    const photo = demoPhoto(random);
    const { media, bytes, width, height } = DEMO_PHOTO;
    stage.act({ type: 'add-attachment', caseId: id, attachment: photo }, by, now);
    stage.act(
      {
        type: 'note-attachment',
        caseId: id,
        attachment: photo.id,
        state: 'clean',
        reason: null,
        finding: { media, size: bytes.length, width, height, thumbnail: true },
      },
      CHECKER,
      now,
    );
    stage.act({ type: 'mark-attachment', caseId: id, attachment: photo.id, shows: 'after' }, by, now);
  }
  return {
    doneAt: asks('done-date') ? there : null,
    reason: asks('reason') ? random.pick(reasonsFor(closure, outcome)).code : null,
  };
}
