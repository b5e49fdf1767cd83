import { useOfferedActions } from '../actions/use-actions.ts';
import { SERVICE_ARTICLE } from '../workspace/article-action-ids.ts';
import { ActionButton } from './action-button.tsx';

/** The way to the article of the service on screen; nothing where there is none. */
export function ServiceArticleButton() {
  const action = useOfferedActions().find(({ id }) => id === SERVICE_ARTICLE);
  return action === undefined || action.whyNot !== null ? null : (
    <ActionButton action={action} variant="text" />
  );
}
