import MenuBookOutlined from '@mui/icons-material/MenuBookOutlined';
import { useMemo } from 'react';
import { articleOfService } from '../../../shared/domain/article.ts';
import { caseId, type ServiceCode } from '../../../shared/domain/ids.ts';
import type { Action } from '../../actions/action.ts';
import { useActions } from '../../actions/use-actions.ts';
import { useCity } from '../../door/use-city.ts';
import { useAsk } from '../../door/use-door.ts';
import { openArticle } from '../../workspace/article-shown.ts';
import { SERVICE_ARTICLE } from '../../workspace/article-action-ids.ts';
import { useWorkspace } from '../../workspace/use-workspace.ts';

const ICON = <MenuBookOutlined />;
const NO_CASE = caseId.parse('00000000-0000-4000-8000-000000000000');

/** The service of what is on screen: chosen for a new case, or that of the open case. */
function useServiceOnScreen(): ServiceCode | null {
  const chosen = useWorkspace(({ tabs, active }) => {
    const tab = tabs.find((one) => one.key === active);
    return tab?.kind === 'new-case' ? tab.draft.service : null;
  });
  const openCase = useWorkspace(({ tabs, active }) => {
    const tab = tabs.find((one) => one.key === active);
    return tab?.kind === 'case' ? tab.caseId : null;
  });
  const asked = useAsk(
    'case.get',
    { id: openCase ?? NO_CASE },
    { enabled: openCase !== null, keepOld: false },
  );
  if (openCase !== null) return asked.data?.facts.service ?? null;
  return chosen;
}

/** Offers the article of the service on screen by one key, wherever there is one. Shows nothing itself. */
export function ServiceArticleAction() {
  const city = useCity();
  const service = useServiceOnScreen();
  const id = service === null ? undefined : articleOfService(city?.pack.articles, service)?.id;
  const why = service === null ? 'Choose a service or open a case first.' : 'This service has no article.';
  useActions(
    useMemo(
      (): readonly Action[] => [
        {
          id: SERVICE_ARTICLE,
          label: 'Read the article',
          group: 'Help',
          keys: ['alt+i'],
          icon: ICON,
          words: ['knowledge', 'script', 'service', 'what to say'],
          whyNot: id === undefined ? why : null,
          perform: () => {
            if (id !== undefined) openArticle(id);
          },
        },
      ],
      [id, why],
    ),
    'frame',
  );
  return null;
}
