import { useEffect, useMemo, useState } from 'react';
import type { Failure } from '../../../shared/contract/failure.ts';
import type { City } from '../../../shared/domain/city.ts';
import { checkTriggers } from '../../../shared/domain/escalation/check-triggers.ts';
import { ask, DoorError } from '../../door/door-client.ts';
import type { RulesDraft } from '../../workspace/rules-draft.ts';
import type { RuleFinding } from './rule-findings.ts';

/** What the check of rules says. */
export interface RulesChecked {
  readonly findings: readonly RuleFinding[];
  /** Whether the hub has judged this very text; else it is this desk's own judgement, by the same rules. */
  readonly byHub: boolean;
  /** Why the hub could not be asked. */
  readonly failure: Failure | null;
}

interface Answer {
  readonly of: RulesDraft;
  readonly findings: readonly RuleFinding[];
  readonly failure: Failure | null;
}

const REST = 400;
const NOTHING: RulesChecked = { findings: [], byHub: true, failure: null };

/** Checks rules as they are written: here at once, and by the hub once the keys rest. Null: nothing is to be checked. */
export function useCheck(document: RulesDraft | null, city: City): RulesChecked {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const here = useMemo(() => {
    if (document === null) return [];
    // The number of a version is the hub's to give.
    const check = checkTriggers({ ...document, version: 1 }, city.pack.services);
    return check.ok ? [] : check.findings.map(({ path, message }) => ({ path: [...path], message }));
  }, [document, city]);
  useEffect(() => {
    if (document === null) return undefined;
    const stop = new AbortController();
    const check = async () => {
      try {
        const { findings } = await ask('trigger.check', { document }, stop.signal);
        if (!stop.signal.aborted) setAnswer({ of: document, findings, failure: null });
      } catch (error) {
        if (stop.signal.aborted) return;
        if (!(error instanceof DoorError)) throw error;
        setAnswer({ of: document, findings: [], failure: error.failure });
      }
    };
    const timer = setTimeout(() => void check(), REST);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [document]);
  if (document === null) return NOTHING;
  const byHub = answer?.of === document && answer.failure === null;
  return {
    findings: byHub ? answer.findings : here,
    byHub,
    failure: answer?.of === document ? answer.failure : null,
  };
}
