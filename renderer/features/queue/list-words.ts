import type { CaseList } from '../../../shared/contract/case-view.ts';

interface ListWords {
  /** In the rail. */
  readonly name: string;
  /** Above the list. */
  readonly title: string;
  /** Why it is empty. */
  readonly empty: string;
}

/** What each list of the queue is called. */
export const LIST_WORDS: Record<CaseList, ListWords> = {
  open: { name: 'Open', title: 'Open cases', empty: 'Every case you may see is closed.' },
  overdue: { name: 'Overdue', title: 'Overdue cases', empty: 'No open case has passed its due time.' },
  'due-today': { name: 'Due today', title: 'Cases due today', empty: 'No open case is due before midnight.' },
  'new-today': {
    name: 'New today',
    title: 'Cases opened today',
    empty: 'No case has been opened since midnight.',
  },
  waiting: {
    name: 'Waiting',
    title: 'Waiting cases',
    empty: 'No case waits for something outside the work.',
  },
  'my-department': {
    name: 'My department',
    title: "My department's cases",
    empty: 'Your department has no open case, of its own or referred to it.',
  },
  mine: { name: 'Mine', title: 'My cases', empty: 'No open case is assigned to you.' },
  'closed-lately': {
    name: 'Closed lately',
    title: 'Cases closed lately',
    empty: 'No case has been closed lately.',
  },
  all: { name: 'All', title: 'All cases', empty: 'This desk holds no case yet.' },
};
