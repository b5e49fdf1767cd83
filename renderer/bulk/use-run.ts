import { useState } from 'react';
import type { CaseId } from '../../shared/domain/ids.ts';
import type { RunStep } from '../../shared/domain/run/run-step.ts';
import { notify } from '../design/notices.ts';
import { ask, DoorError } from '../door/door-client.ts';

interface StartedRun {
  readonly kind: 'bulk' | 'macro';
  readonly title: string;
  readonly steps: readonly RunStep[];
  readonly cases: readonly CaseId[];
}

/** Begins something done at once. Pressing again after a failure begins it once. */
export function useRun() {
  const [id] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  /** @returns whether it was begun */
  const start = async ({ kind, title, steps, cases }: StartedRun): Promise<boolean> => {
    setBusy(true);
    try {
      const { refusal } = await ask('run.start', { id, kind, title, steps: [...steps], cases: [...cases] });
      if (refusal === null) return true;
      notify({ meaning: 'breach', text: refusal.message, keep: true });
      return false;
    } catch (error) {
      if (!(error instanceof DoorError)) throw error;
      notify({ meaning: 'breach', text: error.failure.message, keep: true });
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { start, busy };
}
