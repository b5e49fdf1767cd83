import { MOST_LISTED, type TriedResult } from '../../shared/contract/study.ts';
import { cityOf } from '../../shared/domain/city.ts';
import { openTriggers, type TriggerBecause } from '../../shared/domain/escalation/triggers.ts';
import { tryTriggers } from '../../shared/domain/escalation/try-triggers.ts';
import { HOUR } from '../../shared/domain/instant.ts';
import type { NumberedCase, StudyTask } from './study-task.ts';

/** So long an escalation is taken to stay open, as nobody can know. */
const OPEN_FOR = 24 * HOUR;

type Because = TriedResult['list'][number]['raised'][number]['because'];

/** What a rule found, without what the caller said. */
function withoutWords(because: TriggerBecause): Because {
  return because.by === 'words' ? { by: 'words', pattern: because.pattern } : because;
}

/** Tries rules on past cases as they come, and sums up. The first cases are listed. */
export function tryPastCases({ pack, document, left }: Extract<StudyTask, { kind: 'try-triggers' }>) {
  const triggers = openTriggers(document, cityOf(pack));
  const counts = new Map(document.rules.map(({ id }) => [id, { rule: id, raised: 0, held: 0 }]));
  const list: TriedResult['list'] = [];
  let [count, raised, cases] = [0, 0, 0];
  return {
    take: (pasts: readonly NumberedCase[]) => {
      const tried = tryTriggers(triggers, pasts, OPEN_FOR);
      for (const past of pasts) {
        const next = tried.next();
        if (next.done === true) return;
        const one = next.value;
        count += 1;
        for (const { firing } of one.held) {
          const counted = counts.get(firing.rule);
          if (counted !== undefined) counted.held += 1;
        }
        for (const { firing } of one.raised) {
          const counted = counts.get(firing.rule);
          if (counted !== undefined) counted.raised += 1;
        }
        if (one.raised.length === 0) continue;
        raised += one.raised.length;
        cases += 1;
        if (list.length >= MOST_LISTED) continue;
        const { id: caseId, number, service } = past;
        list.push({
          caseId,
          number,
          service,
          raised: one.raised.map(({ at, firing: { rule, code, path, tier, because } }) => ({
            at,
            rule,
            code,
            path,
            tier,
            because: withoutWords(because),
          })),
        });
      }
    },
    finish: (): TriedResult => ({
      kind: 'try-triggers',
      count,
      left,
      raised,
      cases,
      rules: [...counts.values()],
      list,
    }),
  };
}
