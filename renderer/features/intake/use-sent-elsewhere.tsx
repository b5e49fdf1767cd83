import AltRouteOutlined from '@mui/icons-material/AltRouteOutlined';
import { useMemo } from 'react';
import type { Action } from '../../actions/action.ts';
import { useActions } from '../../actions/use-actions.ts';
import { notify } from '../../design/notices.ts';
import { closeTab, restoreTab, type NewCaseTab } from '../../workspace/workspace.ts';
import { discardDraft } from './drafts/discard-draft.ts';
import { keepDraft } from './keep-draft.ts';

async function giveUp(tab: NewCaseTab): Promise<void> {
  const closed = closeTab(tab.key);
  if (closed === null || !(await discardDraft(tab.draftId))) return;
  notify({
    id: `sent-elsewhere:${tab.draftId}`,
    meaning: 'done',
    text: 'Discarded: the caller was told whom to call.',
    action: {
      label: 'Undo',
      perform: () => void keepDraft(tab).then(() => restoreTab(closed)),
    },
  });
}

/** What ends a new case that is not the city's: the caller was sent to whom it belongs to, and nothing is filed. */
export function useSentElsewhere(tab: NewCaseTab, isOutside: boolean): Action {
  const action = useMemo(
    (): Action => ({
      id: 'new-case.sent-elsewhere',
      label: 'Told whom to call: discard',
      group: 'Case',
      keys: ['alt+shift+t'],
      icon: <AltRouteOutlined />,
      words: ['outside', 'city', 'neighbour', 'send', 'give up', 'no case'],
      whyNot: null,
      perform: () => void giveUp(tab),
    }),
    [tab],
  );
  useActions(useMemo(() => (isOutside ? [action] : []), [action, isOutside]));
  return action;
}
