import { useEffect } from 'react';
import { linkOfFragment, type DeepLink } from '../../shared/contract/deep-link.ts';
import type { CallNews } from '../../shared/domain/phone-call.ts';
import { notify } from '../design/notices.ts';
import { ask, DoorError } from '../door/door-client.ts';
import { openSearch } from '../features/search/search-box-state.ts';
import { openCase } from '../workspace/workspace.ts';

/** Tells the console of a call; what it shows for it comes back as an event, as it does for the listener's. */
async function noteCall(news: CallNews): Promise<void> {
  try {
    await ask('call.note', news);
  } catch (error) {
    if (!(error instanceof DoorError)) throw error;
    notify({ meaning: 'breach', text: `A call came in by a link, and could not be kept: ${error.message}` });
  }
}

/** Opens the case a link names when this desk holds it, and searches for the number when it does not. */
async function follow(link: DeepLink): Promise<void> {
  if (link.to === 'search') return openSearch(link.text);
  if (link.to === 'call') return noteCall(link.news);
  try {
    const { hits } = await ask('search', { text: link.number, limit: 5 });
    const found = hits.find((hit) => hit.kind === 'case' && hit.row.number === link.number);
    if (found?.kind === 'case') return openCase(found.row.id, link.number);
  } catch (error) {
    if (!(error instanceof DoorError)) throw error;
  }
  openSearch(link.number);
}

/** Follows links that a shell hands over behind the address's `#`. They open or prefill, nothing more. */
export function useDeepLink(): void {
  useEffect(() => {
    const take = (): void => {
      const link = linkOfFragment(location.hash);
      if (link === null) return;
      // Taken once: the same link must be seen when it is opened again.
      history.replaceState(null, '', location.pathname);
      void follow(link);
    };
    take();
    window.addEventListener('hashchange', take);
    return () => window.removeEventListener('hashchange', take);
  }, []);
}
