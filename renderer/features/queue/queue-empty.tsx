import FilterListOffOutlined from '@mui/icons-material/FilterListOffOutlined';
import InboxOutlined from '@mui/icons-material/InboxOutlined';
import type { CaseList } from '../../../shared/contract/case-view.ts';
import { useOfferedActions } from '../../actions/use-actions.ts';
import type { Action } from '../../actions/action.ts';
import { EmptyState } from '../../design/empty-state.tsx';
import { useAsk } from '../../door/use-door.ts';
import { setFilter } from '../../workspace/workspace.ts';
import { LIST_WORDS } from './list-words.ts';

/** Why there is no row, and what helps. */
export function QueueEmpty({ list, filter }: { list: CaseList; filter: string }) {
  const offered = useOfferedActions();
  const filling = useAsk('connection.get', {}).data?.state.name === 'filling';
  const helps = offered.filter((one) => one.id === 'new-case' && one.whyNot === null).slice(0, 1);
  const partial = filling ? ' The first copy is still being made, so there may be some soon.' : '';
  if (filter !== '') {
    const clear: Action = {
      id: 'queue.clear-filter',
      label: 'Clear the filter',
      group: 'List',
      keys: [],
      icon: <FilterListOffOutlined />,
      words: [],
      whyNot: null,
      perform: () => setFilter(''),
    };
    return (
      <EmptyState
        icon={<FilterListOffOutlined />}
        title={`Nothing in this list matches “${filter}”`}
        because={`The filter looks only at this list.${partial} The search box looks at everything.`}
        actions={[clear]}
      />
    );
  }
  return (
    <EmptyState
      icon={<InboxOutlined />}
      title="Nothing here"
      because={LIST_WORDS[list].empty + partial}
      actions={helps}
    />
  );
}
