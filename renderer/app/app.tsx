import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { ConsoleEvent } from '../../shared/contract/console-door.ts';
import { ErrorState } from '../design/error-state.tsx';
import { NoticeBar } from '../design/notice-bar.tsx';
import { notify } from '../design/notices.ts';
import { SkeletonRows } from '../design/skeleton-rows.tsx';
import { makeTheme } from '../design/theme.ts';
import { usePhone } from '../design/use-phone.ts';
import { listen } from '../door/listen.ts';
import { useAsk } from '../door/use-door.ts';
import { onCall } from '../features/contact/call-panel-state.ts';
import { FirstRunPage, SignInPage } from '../features/sign-in/sign-in-page.tsx';
import { useWorkspace } from '../workspace/use-workspace.ts';
import { goTo } from '../workspace/workspace.ts';
import { consoleNews } from './console-news.ts';
import { sayWhatFits } from './say-what-fits.ts';
import { ErrorFence } from './error-fence.tsx';
import { SignedInDesk } from './signed-in.tsx';
import { useKeyboard } from './use-keyboard.ts';
import { useScheme } from './use-scheme.ts';

function onEvent(event: ConsoleEvent): void {
  if (event.type === 'call' && event.call !== null) onCall(event.call, Date.now());
  consoleNews.set(event);
  if (event.type !== 'command-refused') return;
  notify({
    id: `refused ${event.commandId}`,
    meaning: 'breach',
    text: `Refused for ${event.caseReference}: ${event.refusal.message}`,
    action: { label: 'Open', perform: () => goTo('unsent') },
    keep: true,
  });
}

/** What is on screen depends on who is at the desk; nobody is shown what the last person saw. */
function Desk() {
  const client = useQueryClient();
  const session = useAsk('session.get', {});
  const who = session.data?.name === 'signed-in' ? session.data.account.id : null;
  useEffect(() => listen(client, onEvent), [client]);
  useEffect(() => {
    if (who === null) return undefined;
    return () => client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session.get' });
  }, [client, who]);

  if (session.data === undefined) {
    if (!session.isError) return <SkeletonRows rows={12} label="Starting" />;
    return <ErrorState failure={session.error.failure} onRetry={() => void session.refetch()} />;
  }
  switch (session.data.name) {
    case 'no-hub':
      return <FirstRunPage />;
    case 'signed-out':
      return <SignInPage session={session.data} />;
    case 'signed-in':
      return <SignedInDesk key={session.data.account.id} session={session.data} />;
  }
}

/** The console's window. */
export function App() {
  const scheme = useScheme();
  const density = useWorkspace((state) => state.density);
  const phone = usePhone();
  const theme = useMemo(() => makeTheme(scheme, density, phone), [scheme, density, phone]);
  useKeyboard();
  useEffect(() => sayWhatFits(document), []);
  return (
    <ThemeProvider theme={theme}>
      <CssBaseline />
      <ErrorFence>
        <Desk />
      </ErrorFence>
      <NoticeBar />
    </ThemeProvider>
  );
}
