import type { z } from 'zod';
import { actorOf } from '../../../shared/contract/account.ts';
import type { EscalationRow, escalationPage } from '../../../shared/contract/escalation-view.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import { isOpenEscalation, type Escalation } from '../../../shared/domain/escalation/escalation.ts';
import {
  byUrgency,
  standingOf,
  type EscalationStanding,
} from '../../../shared/domain/escalation/escalation-turn.ts';
import { statement } from '../store/open-encrypted.ts';
import { findCaseAt } from '../store/read-case.ts';
import { caseRowOf } from './case-row.ts';
import { deskDirectory } from './desk-directory.ts';
import type { DeskView } from './desk-view.ts';

/** More would not be read. */
const MOST = 300;

/** An open escalation of somebody of this desk. */
interface Found {
  readonly escalation: Escalation;
  readonly standing: EscalationStanding;
  readonly facts: CaseFacts;
  readonly pending: boolean;
}

function found(
  { cache, known, account, now }: DeskView,
  of: Omit<Found, 'escalation' | 'standing'>,
): Found[] {
  const open = deskDirectory(cache, known.city)?.open ?? null;
  return of.facts.escalations.filter(isOpenEscalation).flatMap((escalation): Found[] => {
    const standing = standingOf(actorOf(account), escalation, open, now);
    return standing === 'not-mine' ? [] : [{ ...of, escalation, standing }];
  });
}

/** All that are mine or watched, the most urgent first; unsent work included. */
function allFound(view: DeskView): Found[] {
  const { cache, overlay } = view;
  const kept = statement<[], { row: number }>(cache, 'SELECT row FROM cases WHERE escalated = 1')
    .all()
    .flatMap(({ row }) => {
      const at = findCaseAt(cache, row);
      if (at === null || overlay.cases.has(at.facts.id)) return [];
      return found(view, { facts: at.facts, pending: false });
    });
  const unsent = [...overlay.cases.values()].flatMap(({ facts }) => found(view, { facts, pending: true }));
  return [...kept, ...unsent].toSorted(byUrgency);
}

function rowOf({ escalation, standing, facts, pending }: Found): EscalationRow {
  return { case: caseRowOf(facts, pending), escalation, mine: standing === 'my-turn' };
}

/** The open escalations that somebody of this desk has to see to or watches, the most urgent first. */
export function listEscalations(view: DeskView): z.output<typeof escalationPage> {
  return { rows: allFound(view).slice(0, MOST).map(rowOf), asOf: view.meta?.asOf ?? null };
}
