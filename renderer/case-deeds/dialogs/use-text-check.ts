import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type {
  ExplanationAsked,
  ExplanationChecked,
} from '../../../shared/domain/closure-text/check-explanation.ts';
import type { TextFinding } from '../../../shared/domain/closure-text/text-finding.ts';
import { useAsk } from '../../door/use-door.ts';

type Check = (asked: ExplanationAsked) => ExplanationChecked;

let loaded: Promise<Check> | null = null;

/** What it knows of texts is large: only who closes a case waits for it, once, and never before they have begun to type. */
function loadCheck(): Promise<Check> {
  loaded ??= import('../../../shared/domain/closure-text/check-explanation.ts').then(
    ({ checkExplanation }) => checkExplanation,
  );
  return loaded;
}

const NONE: readonly TextFinding[] = [];

/** What a resident would stumble over in an explanation, a moment after it was typed. It keeps nobody from sending it. */
export function useTextCheck(
  text: string,
  outcome: ExplanationAsked['outcome'],
  about: string,
  caseNumber: string | null,
): readonly TextFinding[] {
  const [check, setCheck] = useState<Check | null>(null);
  const typed = useDeferredValue(text.trim());
  const begun = typed !== '';
  const told = useAsk('closing.recent', {}, { enabled: begun }).data?.texts;
  const recent = useMemo(() => (told ?? []).filter((one) => one.case !== caseNumber), [told, caseNumber]);
  useEffect(() => {
    if (!begun) return undefined;
    let gone = false;
    void loadCheck().then((one) => {
      if (!gone) setCheck(() => one);
    });
    return () => {
      gone = true;
    };
  }, [begun]);
  return useMemo(
    () => (check === null || typed === '' ? NONE : check({ text: typed, outcome, about, recent }).findings),
    [check, typed, outcome, about, recent],
  );
}
