import type { SectionTab } from './directory-head.tsx';

interface Standing {
  /** Nothing but what is published. */
  readonly readsOnly: boolean;
  readonly isDraft: boolean;
  readonly isChecked: boolean;
  readonly errors: number;
  readonly warnings: number;
  readonly changes: number;
  /** Why the past can't be replayed; null when it can. */
  readonly whyNoLookBack: string | null;
}

/** The parts of the screen, each with its key and what is in it. */
export function sectionTabs(now: Standing): SectionTab[] {
  const { readsOnly, isDraft, isChecked, errors, warnings, changes, whyNoLookBack } = now;
  const plain = { count: null, urgent: false, whyNot: null };
  const parts: Omit<SectionTab, 'keys'>[] = [
    { ...plain, section: 'entries', label: 'Entries' },
    { ...plain, section: 'cover', label: 'Cover by week' },
    { ...plain, section: 'route', label: 'Who would be asked' },
  ];
  if (!readsOnly) {
    parts.push(
      {
        ...plain,
        section: 'check',
        label: 'Check',
        count: isChecked ? (errors > 0 ? `${errors} wrong` : String(warnings)) : null,
        urgent: errors > 0,
      },
      {
        ...plain,
        section: 'changes',
        label: 'Changes',
        count: isDraft ? String(changes) : null,
        whyNot: isDraft ? null : 'Changes are those of a draft. Choose Draft first.',
      },
      { ...plain, section: 'history', label: 'History' },
      { ...plain, section: 'what-if', label: 'What if', whyNot: whyNoLookBack },
    );
  }
  return parts.map((part, place) => ({ ...part, keys: String(place + 1) }));
}
