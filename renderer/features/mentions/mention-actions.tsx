import ArrowDownwardOutlined from '@mui/icons-material/ArrowDownwardOutlined';
import ArrowUpwardOutlined from '@mui/icons-material/ArrowUpwardOutlined';
import DoneAllOutlined from '@mui/icons-material/DoneAllOutlined';
import OpenInNewOutlined from '@mui/icons-material/OpenInNewOutlined';
import type { Action } from '../../actions/action.ts';
import { mentionsRemote } from './mentions-remote.ts';

/** What can be done with the mention that is chosen. */
export function mentionActions(isEmpty: boolean): Action[] {
  const list = {
    group: 'List',
    words: ['mention', 'note', 'colleague'],
    whyNot: isEmpty ? 'No note mentions you that you have not seen.' : null,
  } as const;
  return [
    {
      ...list,
      id: 'mentions.next',
      label: 'Next in the list',
      keys: ['j'],
      icon: <ArrowDownwardOutlined />,
      perform: () => mentionsRemote.get()?.step(1),
    },
    {
      ...list,
      id: 'mentions.previous',
      label: 'Previous in the list',
      keys: ['k'],
      icon: <ArrowUpwardOutlined />,
      perform: () => mentionsRemote.get()?.step(-1),
    },
    {
      ...list,
      id: 'mentions.open',
      label: 'Open the case at the note',
      keys: ['enter'],
      icon: <OpenInNewOutlined />,
      perform: () => mentionsRemote.get()?.open(),
    },
    {
      ...list,
      id: 'mentions.seen',
      label: 'Mark as seen',
      keys: ['s'],
      icon: <DoneAllOutlined />,
      perform: () => mentionsRemote.get()?.see(),
    },
  ];
}
