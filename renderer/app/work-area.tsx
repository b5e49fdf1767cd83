import Box from '@mui/material/Box';
import useMediaQuery from '@mui/material/useMediaQuery';
import { Panes, type Pane } from '../design/panes.tsx';
import { CasePage } from '../features/case/case-page.tsx';
import { ComplaintsPage } from '../features/complaints/complaints-page.tsx';
import { ClosureAuditPage } from '../features/closure-audit/closure-audit-page.tsx';
import { EscalationsPage } from '../features/escalations/escalations-page.tsx';
import { DirectoryPage } from '../features/directory/directory-page.tsx';
import { HelpPage } from '../features/help/help-page.tsx';
import { DraftsPage } from '../features/intake/drafts/drafts-page.tsx';
import { NewCasePage } from '../features/intake/new-case-page.tsx';
import { ArticlesPage } from '../features/knowledge/articles-page.tsx';
import { MentionsPage } from '../features/mentions/mentions-page.tsx';
import { OwedPage } from '../features/owed/owed-page.tsx';
import { QueuePage } from '../features/queue/queue-page.tsx';
import { ReportsPage } from '../features/reports/reports-page.tsx';
import { RulesPage } from '../features/rules/rules-page.tsx';
import { UnsentPage } from '../features/unsent/unsent-page.tsx';
import { useWorkspace } from '../workspace/use-workspace.ts';
import type { Tab, WorkspaceState } from '../workspace/workspace.ts';
import { ErrorFence } from './error-fence.tsx';
import { WORK_ID } from './use-keyboard.ts';

function View({ view }: { view: WorkspaceState['view'] }) {
  switch (view) {
    case 'queue':
      return <QueuePage />;
    case 'escalations':
      return <EscalationsPage />;
    case 'complaints':
      return <ComplaintsPage />;
    case 'owed':
      return <OwedPage />;
    case 'mentions':
      return <MentionsPage />;
    case 'drafts':
      return <DraftsPage />;
    case 'unsent':
      return <UnsentPage />;
    case 'directory':
      return <DirectoryPage />;
    case 'rules':
      return <RulesPage />;
    case 'reports':
      return <ReportsPage />;
    case 'audit':
      return <ClosureAuditPage />;
    case 'articles':
      return <ArticlesPage />;
    case 'help':
      return <HelpPage />;
  }
}

/** A case, with the list it came from beside it where there is room. */
function CaseWithList({ tab }: { tab: Extract<Tab, { kind: 'case' }> }) {
  const wanted = useWorkspace((state) => state.listBeside);
  const roomy = useMediaQuery('(min-width: 1400px)', { noSsr: true });
  const list: Pane = {
    id: 'list',
    label: 'List',
    size: 300,
    min: 220,
    max: 520,
    steady: true,
    content: <QueuePage beside />,
  };
  const work: Pane = {
    id: 'case',
    label: 'Open case',
    size: '75%',
    min: 480,
    content: (
      <ErrorFence key={tab.key}>
        <CasePage tab={tab} />
      </ErrorFence>
    ),
  };
  return <Panes group="work" panes={wanted && roomy ? [list, work] : [work]} />;
}

function OneTab({ tab }: { tab: Tab }) {
  if (tab.kind === 'case') return <CaseWithList tab={tab} />;
  return (
    <ErrorFence key={tab.key}>
      <NewCasePage tab={tab} />
    </ErrorFence>
  );
}

/** What is being worked on: the tab on screen, or the view. */
export function WorkArea() {
  const active = useWorkspace((state) => state.tabs.find((one) => one.key === state.active) ?? null);
  const view = useWorkspace((state) => state.view);
  return (
    <Box
      component="main"
      id={WORK_ID}
      tabIndex={-1}
      sx={{ flex: 1, minHeight: 0, minWidth: 0, overflow: 'hidden', '&:focus-visible': { outline: 'none' } }}
    >
      {active === null ? (
        <ErrorFence key={view}>
          <View view={view} />
        </ErrorFence>
      ) : (
        <OneTab tab={active} />
      )}
    </Box>
  );
}
