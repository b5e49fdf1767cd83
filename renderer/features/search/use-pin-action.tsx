import PushPinOutlined from '@mui/icons-material/PushPinOutlined';
import { useMemo } from 'react';
import type { Action } from '../../actions/action.ts';
import { useActions } from '../../actions/use-actions.ts';
import { notify } from '../../design/notices.ts';
import { useWorkspace } from '../../workspace/use-workspace.ts';
import { PIN_KEY } from './case-deeds.ts';
import { togglePin, workspace } from '../../workspace/workspace.ts';

/** Offers to pin the case on screen, so that it stands in the box before anything is typed. */
export function usePinAction(): void {
  const on = useWorkspace((state) => (state.active?.startsWith('case:') === true ? state.active : null));
  const pinned = useWorkspace((state) => state.pinned.some((one) => `case:${one.caseId}` === on));
  const actions = useMemo((): readonly Action[] => {
    if (on === null) return [];
    const pin: Action = {
      id: 'pin-case',
      label: pinned ? 'Unpin this case' : 'Pin this case',
      group: 'Case',
      keys: [PIN_KEY],
      icon: <PushPinOutlined />,
      words: ['keep', 'favourite', 'bookmark', 'search'],
      whyNot: null,
      perform: () => {
        const tab = workspace.get().tabs.find((one) => one.key === on);
        if (tab?.kind !== 'case') return;
        const now = togglePin(tab.caseId, tab.title);
        notify({
          id: 'pinned',
          meaning: 'information',
          text: now
            ? `Pinned ${tab.title}. It stands in the search box before you type.`
            : `Unpinned ${tab.title}.`,
        });
      },
    };
    return [pin];
  }, [on, pinned]);
  useActions(actions, 'frame');
}
