import ArrowDownwardOutlined from '@mui/icons-material/ArrowDownwardOutlined';
import ArrowUpwardOutlined from '@mui/icons-material/ArrowUpwardOutlined';
import EventRepeatOutlined from '@mui/icons-material/EventRepeatOutlined';
import ForwardOutlined from '@mui/icons-material/ForwardOutlined';
import OpenInNewOutlined from '@mui/icons-material/OpenInNewOutlined';
import RemoveCircleOutlineOutlined from '@mui/icons-material/RemoveCircleOutlineOutlined';
import TaskAltOutlined from '@mui/icons-material/TaskAltOutlined';
import type { OwedRow } from '../../../shared/contract/owed-view.ts';
import type { Action } from '../../actions/action.ts';
import { owedRemote } from './owed-remote.ts';

/** What can be done with the row that is chosen; null when the list is empty. */
export function owedActions(chosen: Pick<OwedRow, 'promise'> | null): Action[] {
  const list = { group: 'List', words: ['owed', 'promise', 'call back'] } as const;
  const none = chosen === null ? 'Nothing is owed.' : null;
  const isWork = chosen?.promise.kind === 'work';
  return [
    {
      ...list,
      id: 'owed.next',
      label: 'Next in the list',
      keys: ['j'],
      icon: <ArrowDownwardOutlined />,
      whyNot: none,
      perform: () => owedRemote.get()?.step(1),
    },
    {
      ...list,
      id: 'owed.previous',
      label: 'Previous in the list',
      keys: ['k'],
      icon: <ArrowUpwardOutlined />,
      whyNot: none,
      perform: () => owedRemote.get()?.step(-1),
    },
    {
      ...list,
      id: 'owed.open',
      label: 'Open the case',
      keys: ['enter'],
      icon: <OpenInNewOutlined />,
      whyNot: none,
      perform: () => owedRemote.get()?.open(),
    },
    {
      ...list,
      id: 'owed.done',
      label: 'Done',
      keys: ['d'],
      icon: <TaskAltOutlined />,
      whyNot: none ?? (isWork ? 'The work is done when its case is closed. Open the case.' : null),
      perform: () => owedRemote.get()?.settle('done'),
    },
    {
      ...list,
      id: 'owed.move',
      label: 'Move',
      keys: ['m'],
      icon: <EventRepeatOutlined />,
      whyNot: none,
      perform: () => owedRemote.get()?.settle('moved'),
    },
    {
      ...list,
      id: 'owed.hand-on',
      label: 'Hand on',
      keys: ['h'],
      icon: <ForwardOutlined />,
      whyNot: none,
      perform: () => owedRemote.get()?.settle('handed-on'),
    },
    {
      ...list,
      id: 'owed.withdraw',
      label: 'Withdraw',
      keys: ['x'],
      icon: <RemoveCircleOutlineOutlined />,
      whyNot: none,
      perform: () => owedRemote.get()?.settle('withdrawn'),
    },
  ];
}
