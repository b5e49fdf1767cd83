import { useEffect, useState } from 'react';
import type { Failure } from '../../../shared/contract/failure.ts';
import type { Directory } from '../../../shared/domain/directory/directory.ts';
import type { Finding } from '../../../shared/domain/directory/finding.ts';
import { ask, DoorError } from '../../door/door-client.ts';

/** What the check of a directory says. */
export interface Checked {
  /** The directory it is about; null before the first answer. */
  readonly of: Directory | null;
  readonly findings: readonly Finding[];
  /** False: the hub never told this desk who works here, so nobody's account was doubted. */
  readonly accounts: boolean;
  readonly failure: Failure | null;
}

const NOT_YET: Checked = { of: null, findings: [], accounts: true, failure: null };
const REST = 400;

/** Checks a directory once it rests; null: nothing is to be checked. Older findings stay meanwhile. */
export function useFindings(directory: Directory | null): Checked {
  const [checked, setChecked] = useState<Checked>(NOT_YET);
  useEffect(() => {
    if (directory === null) return undefined;
    const stop = new AbortController();
    const check = async () => {
      try {
        const { findings, accounts } = await ask('directory.check', { directory }, stop.signal);
        if (!stop.signal.aborted) setChecked({ of: directory, findings, accounts, failure: null });
      } catch (error) {
        if (stop.signal.aborted) return;
        if (!(error instanceof DoorError)) throw error;
        setChecked((before) => ({ ...before, of: directory, failure: error.failure }));
      }
    };
    const timer = setTimeout(() => void check(), REST);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [directory]);
  return checked;
}
