import type { Actor } from '../../shared/domain/actor.ts';
import type { CaseCommand } from '../../shared/domain/case-command.ts';
import type { RecordedEvent } from '../../shared/domain/case-event.ts';
import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import type { City } from '../../shared/domain/city.ts';
import { decideCase } from '../../shared/domain/decide-case.ts';
import type { PublishedDirectory } from '../../shared/domain/escalation/escalation-offer.ts';
import { isLive } from '../../shared/domain/case-state.ts';
import type { KeptText, KnownChild } from '../../shared/domain/decision.ts';
import { otherCaseOf } from '../../shared/domain/other-case.ts';
import { foldCase } from '../../shared/domain/fold-case.ts';
import type { CaseId, CommandId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { CaseAppend } from '../write/append-cases.ts';
import type { CallerWrite } from '../write/caller-card.ts';
import type { Random } from './random.ts';

type Step = (at: Instant) => void;

/**
 * A few cases that have to do with each other, played from the first call to now by the rules of the city: each
 * step is a command that the hub itself would have taken at that time, so what comes out is sound.
 */
export interface PlayedStage {
  readonly caseCount: number;
  /** Does something at a time, or at once when that is past; what lies after now never happens. */
  later(at: Instant, step: Step): void;
  /** Runs what was planned, in the order of time, until now. */
  play(until: Instant): void;
  /** Throws when the rules refuse the command: then the plan is wrong. */
  act(command: CaseCommand, by: Actor, at: Instant): void;
  facts(id: CaseId): CaseFacts;
  /** Everything that happened. */
  record(): { readonly appends: readonly CaseAppend[]; readonly callers: readonly CallerWrite[] };
}

interface Played {
  facts: CaseFacts;
  readonly events: RecordedEvent[];
  readonly texts: KeptText[];
}

/** @param nextNumber gives the numbers of cases, in the order in which they are opened */
export function emptyStage(
  { city, directory }: { readonly city: City; readonly directory: PublishedDirectory },
  random: Random,
  nextNumber: () => string,
): PlayedStage {
  const cases = new Map<CaseId, Played>();
  const callers: CallerWrite[] = [];
  const agenda: { readonly at: Instant; readonly step: Step }[] = [];
  let clock = Number.NEGATIVE_INFINITY;

  const played = (id: CaseId): Played => {
    const found = cases.get(id);
    if (found === undefined) throw new Error(`case ${id} is not on this stage`);
    return found;
  };
  const otherOf = (command: CaseCommand): CaseFacts | null => {
    const to = otherCaseOf(command, cases.get(command.caseId)?.facts ?? null);
    return to === null ? null : played(to).facts;
  };
  const childrenOf = (command: CaseCommand): KnownChild[] => {
    const ids = command.type === 'close-case' ? played(command.caseId).facts.children : [];
    return ids.map((id) => {
      const { number, state } = played(id).facts;
      return { id, number, open: isLive(state) };
    });
  };

  return {
    get caseCount() {
      return cases.size;
    },
    later: (moment, step) => {
      const at = Math.max(Math.round(moment), clock);
      const place = agenda.findLastIndex((one) => one.at <= at) + 1;
      agenda.splice(place, 0, { at, step });
    },
    play: (until) => {
      for (let next = agenda.shift(); next !== undefined && next.at <= until; next = agenda.shift()) {
        clock = next.at;
        next.step(clock);
      }
    },
    act: (command, by, at) => {
      const before = cases.get(command.caseId);
      const decision = decideCase({
        facts: before?.facts ?? null,
        other: otherOf(command),
        children: childrenOf(command),
        command,
        actor: by,
        seen: null,
        now: at,
        city,
        number: before === undefined ? nextNumber() : null,
        directory,
      });
      if (!decision.ok) throw new Error(`the demo city may not ${command.type}: ${decision.refusal.message}`);
      const commandId = random.uuid() as CommandId;
      const who =
        by.kind === 'account' ? { id: by.id, role: by.role } : { id: null, role: 'system' as const };
      for (const { caseId, event } of decision.events) {
        const known = cases.get(caseId);
        const version = (known?.facts.version ?? 0) + 1;
        const recorded: RecordedEvent = { caseId, version, at, by: who, commandId, event };
        const facts = foldCase(known?.facts ?? null, recorded);
        if (known === undefined) cases.set(caseId, { facts, events: [recorded], texts: [] });
        else {
          known.facts = facts;
          known.events.push(recorded);
        }
      }
      played(command.caseId).texts.push(...decision.texts);
      if (decision.newCaller !== null) {
        const { id, name, phone, email, language } = decision.newCaller;
        callers.push({ id, name, phone, email, language });
      }
    },
    facts: (id) => played(id).facts,
    record: () => ({ appends: [...cases.values()].map((one) => ({ before: null, ...one })), callers }),
  };
}
