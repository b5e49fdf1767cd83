import { useEffect, useMemo } from 'react';
import type { DoorOutput } from '../../../shared/contract/console-door.ts';
import type { Failure } from '../../../shared/contract/failure.ts';
import { MINUTE } from '../../../shared/domain/instant.ts';
import { useAsk } from '../../door/use-door.ts';
import { rulesDraft, type RulesDraft } from '../../workspace/rules-draft.ts';

/** Nobody tells a desk that the rules changed, so it asks. */
const AGAIN = MINUTE / 2;

/** A version of the rules as the hub has it. */
export interface SavedRules extends Omit<NonNullable<DoorOutput<'trigger.version'>>, 'document'> {
  readonly document: RulesDraft;
}

/** A version, by its number; undefined while it is not known, null when there is none such. */
export function useSavedRules(version: number | null, enabled = true) {
  const { data, error, refetch } = useAsk('trigger.version', { version }, { enabled, keepOld: false });
  const saved = useMemo((): SavedRules | null | undefined => {
    if (data == null) return data;
    return { ...data, document: rulesDraft.parse(data.document) };
  }, [data]);
  return { saved, failure: error?.failure ?? null, refetch };
}

/** The rules that hold, and why the hub could not be asked lately. */
export function useRules(): {
  /** Undefined before it is known; null: the city has none. */
  readonly newest: SavedRules | null | undefined;
  readonly failure: Failure | null;
  readonly isOffline: boolean;
  refetch(): void;
} {
  const { saved, failure, refetch } = useSavedRules(null);
  const isOffline = useAsk('connection.get', {}).data?.state.name === 'offline';
  useEffect(() => {
    if (isOffline) return undefined;
    // What was saved while nobody looked, or while the hub was away.
    void refetch();
    const timer = setInterval(() => void refetch(), AGAIN);
    return () => clearInterval(timer);
  }, [isOffline, refetch]);
  return { newest: saved, failure, isOffline, refetch: () => void refetch() };
}
