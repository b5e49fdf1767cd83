import Box from '@mui/material/Box';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure } from '../../shared/contract/failure.ts';
import { ErrorState } from '../design/error-state.tsx';
import { notify } from '../design/notices.ts';
import { SkeletonRows } from '../design/skeleton-rows.tsx';
import { askAgain } from '../door/ask-again.ts';
import { ask, DoorError } from '../door/door-client.ts';
import type { SignedIn } from '../door/use-session.ts';
import { forgetSearch } from '../features/search/search-box-state.ts';
import { forgetComplaints } from '../workspace/complaint-shown.ts';
import { closeArticle } from '../workspace/article-shown.ts';
import { closedTabs } from './closed-tabs.ts';
import { Frame } from './frame.tsx';
import { useSayDuty } from './use-say-duty.ts';
import { useSayEscalations } from './use-say-escalations.ts';
import { useSayMentions } from './use-say-mentions.ts';
import { useSayNumbers } from './use-say-numbers.ts';
import { keepWorkspace, leaveWorkspace, loadWorkspace, type WorkspaceKeeper } from './keep-workspace.ts';

function onNotKept(): void {
  notify({
    id: 'workspace',
    meaning: 'breach',
    text: 'Your tabs and drafts can’t be kept on disk now. Keep this window open and make room on the disk.',
    keep: true,
  });
}

/** Brings the person's tabs and drafts back, keeps them while they work, and leaves nothing behind. */
function useOwnWorkspace(accountId: string) {
  const keeper = useRef<WorkspaceKeeper | null>(null);
  const [state, setState] = useState<'loading' | 'ready' | Failure>('loading');
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const leaving = new AbortController();
    loadWorkspace(leaving.signal).then(
      (drafts) => {
        if (leaving.signal.aborted) return;
        keeper.current = keepWorkspace(drafts, onNotKept);
        setState('ready');
      },
      (error: unknown) => {
        if (leaving.signal.aborted) return;
        if (!(error instanceof DoorError)) throw error;
        setState(error.failure);
      },
    );
    return () => {
      leaving.abort();
      keeper.current?.stop();
      keeper.current = null;
      leaveWorkspace();
      forgetSearch();
      closedTabs.set([]);
      closeArticle();
      forgetComplaints();
    };
  }, [accountId, attempt]);
  const retry = () => {
    setState('loading');
    setAttempt(attempt + 1);
  };
  return { state, keeper, retry };
}

/** The desk of one person, from sign-in to sign-out. */
export function SignedInDesk({ session }: { session: SignedIn }) {
  const client = useQueryClient();
  const { state, keeper, retry } = useOwnWorkspace(session.account.id);
  useSayNumbers();
  useSayDuty();
  useSayEscalations();
  useSayMentions();

  const signOut = useCallback(() => {
    const leave = async () => {
      try {
        await keeper.current?.flush();
        const { unsent } = await ask('session.sign-out', {});
        if (unsent > 0) {
          notify({
            meaning: 'attention',
            text: `Signed out. Unsent work of yours stays on this desk (${unsent}) and goes out when you sign in again.`,
          });
        }
        await askAgain(client, { queryKey: ['session.get'] });
      } catch (error) {
        if (!(error instanceof DoorError)) throw error;
        notify({ meaning: 'breach', text: error.failure.message });
      }
    };
    void leave();
  }, [client, keeper]);

  if (state === 'ready') return <Frame session={session} onSignOut={signOut} />;
  return (
    <Box sx={{ height: '100%', bgcolor: 'background.paper', p: 4 }}>
      {state === 'loading' ? (
        <SkeletonRows rows={16} label="Bringing back your tabs" />
      ) : (
        <ErrorState failure={state} onRetry={retry} />
      )}
    </Box>
  );
}
