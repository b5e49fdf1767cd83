import ArrowDownwardOutlined from '@mui/icons-material/ArrowDownwardOutlined';
import ArrowUpwardOutlined from '@mui/icons-material/ArrowUpwardOutlined';
import OpenInNewOutlined from '@mui/icons-material/OpenInNewOutlined';
import type { Action } from '../../actions/action.ts';
import { escalationsRemote } from './escalations-remote.ts';

/** Ways through the list of escalations. */
export function listActions(isEmpty: boolean): Action[] {
  const list = {
    group: 'List',
    words: ['escalation'],
    whyNot: isEmpty ? 'No escalation waits for you.' : null,
  } as const;
  return [
    {
      ...list,
      id: 'escalations.next',
      label: 'Next in the list',
      keys: ['j'],
      icon: <ArrowDownwardOutlined />,
      perform: () => escalationsRemote.get()?.step(1),
    },
    {
      ...list,
      id: 'escalations.previous',
      label: 'Previous in the list',
      keys: ['k'],
      icon: <ArrowUpwardOutlined />,
      perform: () => escalationsRemote.get()?.step(-1),
    },
    {
      ...list,
      id: 'escalations.open',
      label: 'Open the case',
      keys: ['enter'],
      icon: <OpenInNewOutlined />,
      perform: () => escalationsRemote.get()?.open(),
    },
  ];
}
