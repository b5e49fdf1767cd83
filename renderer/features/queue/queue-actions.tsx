import ArrowDownwardOutlined from '@mui/icons-material/ArrowDownwardOutlined';
import ArrowUpwardOutlined from '@mui/icons-material/ArrowUpwardOutlined';
import CheckBoxOutlined from '@mui/icons-material/CheckBoxOutlined';
import FilterListOutlined from '@mui/icons-material/FilterListOutlined';
import LibraryAddCheckOutlined from '@mui/icons-material/LibraryAddCheckOutlined';
import OpenInNewOutlined from '@mui/icons-material/OpenInNewOutlined';
import SortOutlined from '@mui/icons-material/SortOutlined';
import { MOST_CASES } from '../../../shared/domain/run/run-step.ts';
import type { Action } from '../../actions/action.ts';
import type { WorkspaceState } from '../../workspace/workspace.ts';
import { setSort } from '../../workspace/workspace.ts';
import { queueRemote } from './queue-remote.ts';

type Sort = WorkspaceState['sort'];

export const SORTS = [
  { sort: 'due', label: 'Due' },
  { sort: 'opened', label: 'Opened' },
  { sort: 'updated', label: 'Updated' },
] as const satisfies readonly { sort: Sort; label: string }[];

const AFTER: Record<Sort, Sort> = { due: 'opened', opened: 'updated', updated: 'due' };

/** What can be done in a list of cases. Beside an open case only J and K, as the other keys are the case's. */
export function queueActions(of: { beside: boolean; none: boolean; sort: Sort }): Action[] {
  const list = { group: 'List', words: ['queue', 'list', 'row'] } as const;
  const whyNot = of.none ? 'The list is empty.' : null;
  const moves: Action[] = [
    {
      ...list,
      id: 'queue.next',
      label: 'Next case in the list',
      keys: ['j'],
      icon: <ArrowDownwardOutlined />,
      whyNot,
      perform: () => queueRemote.get()?.step(1),
    },
    {
      ...list,
      id: 'queue.previous',
      label: 'Previous case in the list',
      keys: ['k'],
      icon: <ArrowUpwardOutlined />,
      whyNot,
      perform: () => queueRemote.get()?.step(-1),
    },
  ];
  if (of.beside) return moves;
  return [
    ...moves,
    {
      ...list,
      id: 'queue.open',
      label: 'Open the case',
      keys: ['enter'],
      icon: <OpenInNewOutlined />,
      whyNot,
      perform: () => queueRemote.get()?.open(),
    },
    {
      ...list,
      id: 'queue.filter',
      label: 'Filter the list',
      keys: ['f'],
      icon: <FilterListOutlined />,
      whyNot: null,
      perform: () => queueRemote.get()?.filter(),
    },
    {
      ...list,
      id: 'queue.sort',
      label: `Sort by ${AFTER[of.sort]}`,
      keys: ['s'],
      icon: <SortOutlined />,
      whyNot: null,
      perform: () => setSort(AFTER[of.sort]),
    },
    {
      ...list,
      id: 'queue.select',
      label: 'Select the case',
      keys: ['x'],
      icon: <CheckBoxOutlined />,
      words: ['bulk', 'several', 'mark'],
      whyNot,
      perform: () => queueRemote.get()?.select(),
    },
    {
      ...list,
      id: 'queue.select-down',
      label: 'Select down to the next case',
      keys: ['shift+j'],
      icon: <ArrowDownwardOutlined />,
      words: ['bulk', 'several'],
      whyNot,
      perform: () => queueRemote.get()?.selectStep(1),
    },
    {
      ...list,
      id: 'queue.select-up',
      label: 'Select up to the case before',
      keys: ['shift+k'],
      icon: <ArrowUpwardOutlined />,
      words: ['bulk', 'several'],
      whyNot,
      perform: () => queueRemote.get()?.selectStep(-1),
    },
    {
      ...list,
      id: 'queue.select-all',
      label: `Select the first ${MOST_CASES} of the list`,
      keys: ['shift+x'],
      icon: <LibraryAddCheckOutlined />,
      words: ['bulk', 'several', 'all'],
      whyNot,
      perform: () => queueRemote.get()?.selectAll(),
    },
  ];
}
