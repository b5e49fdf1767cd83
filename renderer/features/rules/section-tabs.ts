import type { RulesTab } from './rules-head.tsx';

interface Standing {
  readonly mayWrite: boolean;
  readonly isWork: boolean;
  readonly errors: number;
  readonly changes: number;
}

const OF_WORK = 'It is about the working copy. Choose that first.';

/** The parts of the screen, each with its key and what is in it. */
export function sectionTabs({ mayWrite, isWork, errors, changes }: Standing): RulesTab[] {
  const plain = { count: null, urgent: false, whyNot: null };
  const ofWork = isWork ? null : OF_WORK;
  const parts: Omit<RulesTab, 'keys'>[] = [{ ...plain, section: 'rules', label: 'Rules' }];
  if (mayWrite)
    parts.push(
      {
        section: 'check',
        label: 'Check',
        count: isWork ? (errors > 0 ? `${errors} wrong` : '0') : null,
        urgent: errors > 0,
        whyNot: ofWork,
      },
      {
        ...plain,
        section: 'changes',
        label: 'Changes',
        count: isWork ? String(changes) : null,
        whyNot: ofWork,
      },
    );
  parts.push(
    { ...plain, section: 'try', label: 'Try on past cases' },
    { ...plain, section: 'history', label: 'History' },
  );
  return parts.map((part, place) => ({ ...part, keys: String(place + 1) }));
}
