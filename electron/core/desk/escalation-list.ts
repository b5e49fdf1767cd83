import type { z } from 'zod';
import { actorOf } from '../../../shared/contract/account.ts';
import type {
  EscalationRow,
  escalationCount,
  escalationPage,
} from '../../../shared/contract/escalation-view.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import { isOpenEscalation, type Escalation } from '../../../shared/domain/escalation/escalation.ts';
import {
  byUrgency,
  standingOf,
  turnDue,
  type EscalationStanding,
} from '../../../shared/domain/escalation/escalation-turn.ts';
import type { TextId } from '../../../shared/domain/ids.ts';
import type { ShownEntry } from '../overlay/overlay-commands.ts';
import { statement } from '../store/open-encrypted.ts';
import { findCaseAt, readEntries } from '../store/read-case.ts';
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
  entries(): readonly Pick<ShownEntry, 'texts'>[];
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
  const kept = statement<[], { case_row: number }>(cache, 'SELECT case_row FROM escalated')
    .all()
    .flatMap(({ case_row }) => {
      const at = findCaseAt(cache, case_row);
      if (at === null || overlay.cases.has(at.facts.id)) return [];
      return found(view, { facts: at.facts, pending: false, entries: () => readEntries(cache, at) });
    });
  const unsent = [...overlay.cases.values()].flatMap(({ facts, entries }) =>
    found(view, { facts, pending: true, entries: () => entries }),
  );
  return [...kept, ...unsent].toSorted(byUrgency);
}

function textOf(entries: readonly Pick<ShownEntry, 'texts'>[], id: TextId | null): string | null {
  const with_ = id === null ? undefined : entries.find(({ texts }) => id in texts);
  return id === null ? null : (with_?.texts[id] ?? null);
}

function rowOf({ escalation, standing, facts, pending, entries }: Found): EscalationRow {
  const told = entries();
  return {
    case: caseRowOf(facts, pending),
    escalation,
    mine: standing === 'my-turn',
    why: textOf(told, escalation.text),
    answer: textOf(told, escalation.answer?.text ?? null),
  };
}

/** The open escalations that somebody of this desk has to see to or watches, the most urgent first. */
export function listEscalations(view: DeskView): z.output<typeof escalationPage> {
  return { rows: allFound(view).slice(0, MOST).map(rowOf), asOf: view.meta?.asOf ?? null };
}

/** How many are theirs to see to, and how many of those are late. */
export function countEscalations(view: DeskView): z.output<typeof escalationCount> {
  const mine = allFound(view).filter(({ standing }) => standing === 'my-turn');
  const late = mine.filter(({ escalation }) => {
    const due = turnDue(escalation);
    return escalation.state === 'exhausted' || (due !== null && due < view.now);
  });
  return { mine: mine.length, late: late.length };
}
