import { command, query } from './procedure.ts';
import { STUDY_QUERIES } from './study.ts';
import { TRIGGER_QUERIES } from './trigger-sync.ts';

/** Rules that escalate cases, and what they or another directory would have made of the past. All of it needs the hub. */
export const TRIGGER_DOOR = {
  'trigger.versions': query(
    TRIGGER_QUERIES['trigger-versions'].input,
    TRIGGER_QUERIES['trigger-versions'].output,
  ),
  'trigger.version': query(
    TRIGGER_QUERIES['trigger-version'].input,
    TRIGGER_QUERIES['trigger-version'].output,
  ),
  'trigger.check': query(TRIGGER_QUERIES['check-triggers'].input, TRIGGER_QUERIES['check-triggers'].output),
  'trigger.save': command(TRIGGER_QUERIES['save-triggers'].input, TRIGGER_QUERIES['save-triggers'].output),
  /** Begins a study, which `study.get` tells of. */
  'trigger.try': command(
    STUDY_QUERIES['begin-try-triggers'].input,
    STUDY_QUERIES['begin-try-triggers'].output,
  ),
  /** Begins a study, which `study.get` tells of. */
  'escalation.what-if': command(STUDY_QUERIES['begin-what-if'].input, STUDY_QUERIES['begin-what-if'].output),
  'study.get': query(STUDY_QUERIES.study.input, STUDY_QUERIES.study.output),
  'study.cancel': command(STUDY_QUERIES['cancel-study'].input, STUDY_QUERIES['cancel-study'].output),
} as const;
