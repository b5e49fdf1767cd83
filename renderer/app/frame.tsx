import LogoutOutlined from '@mui/icons-material/LogoutOutlined';
import SyncOutlined from '@mui/icons-material/SyncOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { actorOf } from '../../shared/contract/account.ts';
import { looksAtComplaints, takesComplaints } from '../../shared/domain/complaint/complaint-rights.ts';
import { mayNotAudit } from '../../shared/domain/audit/decide-review.ts';
import { mayNotInTriggers } from '../../shared/domain/escalation/trigger-rights.ts';
import type { Action } from '../actions/action.ts';
import { useActions } from '../actions/use-actions.ts';
import { TimeZone } from '../design/time-zone.ts';
import { takeAnswer } from '../door/ask-again.ts';
import { useEscalationCount } from '../door/use-escalations.ts';
import { useAsk, useTell } from '../door/use-door.ts';
import { useLearnedWords } from '../door/use-learned-words.ts';
import { useUsualTimes } from '../door/use-usual-times.ts';
import { useWhyNot, type SignedIn } from '../door/use-session.ts';
import { CallsButton } from '../features/contact/calls-button.tsx';
import { ComplaintDesk } from '../features/complaints/complaint-desk.tsx';
import { ContactDesk } from '../features/contact/contact-desk.tsx';
import { PresenceMenu } from '../features/contact/presence-menu.tsx';
import { useWarmFinder } from '../features/intake/use-warm-finder.ts';
import { KeymapDialog } from '../features/keymap/keymap-dialog.tsx';
import { ArticlePanel } from '../features/knowledge/article-panel.tsx';
import { ServiceArticleAction } from '../features/knowledge/service-article-action.tsx';
import { SignInAgain } from '../features/sign-in/sign-in-again.tsx';
import { useWorkspace } from '../workspace/use-workspace.ts';
import { closedTabs } from './closed-tabs.ts';
import { ConnectionBadge } from './connection-badge.tsx';
import { goActions, keymapAction, type TabName } from './go-actions.tsx';
import { PersonMenu } from './person-menu.tsx';
import { listsFor, SideRail } from './side-rail.tsx';
import { StatusBar } from './status-bar.tsx';
import { TabStrip } from './tab-strip.tsx';
import { TopBar } from './top-bar.tsx';
import { viewActions } from './view-actions.tsx';
import { useDeepLink } from './use-deep-link.ts';
import { WorkArea } from './work-area.tsx';

/** Which tabs there are. A draft changes with every letter typed; this does not. */
function useTabNames(): readonly TabName[] {
  const names = useWorkspace((state) => JSON.stringify(state.tabs.map(({ key, title }) => ({ key, title }))));
  return useMemo(() => JSON.parse(names) as TabName[], [names]);
}

/** Everything the frame itself can do, wherever one is. */
function useFrameActions(session: SignedIn, onKeys: () => void, onSignOut: () => void): readonly Action[] {
  const client = useQueryClient();
  const tabs = useTabNames();
  const active = useWorkspace((state) => state.active);
  const theme = useWorkspace((state) => state.theme);
  const density = useWorkspace((state) => state.density);
  const listBeside = useWorkspace((state) => state.listBeside);
  const mayRestore = useSyncExternalStore(closedTabs.subscribe, () => closedTabs.get().length > 0);
  const mayNotOpen = useWhyNot('open-case');
  const offline = useAsk('connection.get', {}).data?.state.name === 'offline';
  const mayNotLookBack = mayNotInTriggers(actorOf(session.account), 'look-back')?.message ?? null;
  const { mutate: retry } = useTell('connection.retry');
  const actions = useMemo((): Action[] => {
    const mine: Action = {
      id: '',
      label: '',
      group: 'View',
      keys: [],
      icon: null,
      words: [],
      whyNot: null,
      perform: () => {},
    };
    return [
      ...goActions({
        tabs,
        active,
        lists: listsFor(session),
        mayNotOpen,
        mayNotAudit: mayNotAudit(actorOf(session.account))?.message ?? null,
        mayNotReadRules: mayNotInTriggers(actorOf(session.account), 'read')?.message ?? null,
        mayNotLookBack,
        mayNotLookAtComplaints: looksAtComplaints(actorOf(session.account))
          ? null
          : 'Your role has nothing to do with complaints.',
        mayNotTakeComplaints: takesComplaints(actorOf(session.account))
          ? null
          : 'Your role takes no complaints.',
        mayRestore,
      }),
      keymapAction(onKeys),
      ...viewActions({ theme, density, listBeside }),
      {
        ...mine,
        id: 'retry',
        label: 'Try the hub now',
        group: 'Go',
        icon: <SyncOutlined />,
        words: ['connect', 'offline'],
        whyNot: offline ? null : 'The hub is connected.',
        perform: () =>
          retry({}, { onSuccess: (answer) => takeAnswer(client, ['connection.get', {}], answer) }),
      },
      {
        ...mine,
        id: 'sign-out',
        label: 'Sign out',
        group: 'Go',
        icon: <LogoutOutlined />,
        words: ['leave', 'log out'],
        perform: onSignOut,
      },
    ];
  }, [
    tabs,
    active,
    session,
    mayNotOpen,
    mayRestore,
    mayNotLookBack,
    theme,
    density,
    listBeside,
    offline,
    retry,
    client,
    onKeys,
    onSignOut,
  ]);
  useActions(actions, 'frame');
  return actions;
}

function useWindowTitle(cityName: string): void {
  const title = useWorkspace((state) => state.tabs.find((one) => one.key === state.active)?.title ?? null);
  const waiting = useEscalationCount(0).mine;
  useEffect(() => {
    const name = title === null ? `Desk311, ${cityName}` : `${title} - Desk311`;
    document.title = waiting === 0 ? name : `(${waiting}) ${name}`;
  }, [title, cityName, waiting]);
}

/** The signed-in desk: bar, rail, tabs, work, foot. */
export function Frame({ session, onSignOut }: { session: SignedIn; onSignOut: () => void }) {
  const [keysShown, setKeysShown] = useState(false);
  const [signingIn, setSigningIn] = useState(false);
  const showKeys = useCallback(() => setKeysShown(true), []);
  useWarmFinder();
  // So that a desk that goes offline knows them before the first case is taken.
  useUsualTimes();
  useLearnedWords();
  const connection = useAsk('connection.get', {}).data;
  const actions = useFrameActions(session, showKeys, onSignOut);
  const newCase = actions.find((one) => one.id === 'new-case');
  const where = useWorkspace((state) =>
    state.active === null ? (state.view === 'queue' ? 'list' : 'elsewhere') : 'tab',
  );
  const slim = useMediaQuery('(max-width: 1000px)', { noSsr: true });
  useWindowTitle(session.cityName);
  useDeepLink();
  const unsent = connection?.unsent ?? 0;

  return (
    <TimeZone value={session.timeZone}>
      <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
        <TopBar>
          <CallsButton />
          <PresenceMenu />
          {connection !== undefined && (
            <ConnectionBadge connection={connection} onSignIn={() => setSigningIn(true)} />
          )}
          <PersonMenu session={session} unsent={unsent} onSignOut={onSignOut} />
        </TopBar>
        <ContactDesk />
        <ComplaintDesk />
        {connection?.state.name === 'refused' && (
          <Alert
            severity="error"
            sx={{ borderRadius: 0, borderWidth: '0 0 1px' }}
            action={
              <Button variant="outlined" onClick={() => setSigningIn(true)}>
                Sign in again
              </Button>
            }
          >
            {connection.state.failure.message}
          </Alert>
        )}
        <Box sx={{ flex: 1, minHeight: 0, display: 'flex' }}>
          <SideRail session={session} unsent={unsent} refused={connection?.refused ?? 0} slim={slim} />
          <Box
            sx={{
              flex: 1,
              minWidth: 0,
              display: 'flex',
              flexDirection: 'column',
              // An article beside it takes its place where there is no room for both.
              '@media (max-width: 1199.95px)': { '&:has(+ aside)': { display: 'none' } },
            }}
          >
            {newCase !== undefined && <TabStrip newCase={newCase} />}
            <WorkArea />
          </Box>
          <ArticlePanel />
        </Box>
        <StatusBar connection={connection} where={where} onKeys={showKeys} />
      </Box>
      <ServiceArticleAction />
      <KeymapDialog open={keysShown} onClose={() => setKeysShown(false)} />
      <SignInAgain open={signingIn} login={session.account.login} onClose={() => setSigningIn(false)} />
    </TimeZone>
  );
}
