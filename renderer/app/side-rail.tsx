import AccessTimeOutlined from '@mui/icons-material/AccessTimeOutlined';
import AllInboxOutlined from '@mui/icons-material/AllInboxOutlined';
import AlternateEmailOutlined from '@mui/icons-material/AlternateEmailOutlined';
import AssessmentOutlined from '@mui/icons-material/AssessmentOutlined';
import ApartmentOutlined from '@mui/icons-material/ApartmentOutlined';
import ContactPhoneOutlined from '@mui/icons-material/ContactPhoneOutlined';
import CloudUploadOutlined from '@mui/icons-material/CloudUploadOutlined';
import EngineeringOutlined from '@mui/icons-material/EngineeringOutlined';
import FeedbackOutlined from '@mui/icons-material/FeedbackOutlined';
import EditNoteOutlined from '@mui/icons-material/EditNoteOutlined';
import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import HelpOutlineOutlined from '@mui/icons-material/HelpOutlineOutlined';
import InboxOutlined from '@mui/icons-material/InboxOutlined';
import MenuBookOutlined from '@mui/icons-material/MenuBookOutlined';
import NotificationImportantOutlined from '@mui/icons-material/NotificationImportantOutlined';
import PauseCircleOutlined from '@mui/icons-material/PauseCircleOutlined';
import PersonOutlined from '@mui/icons-material/PersonOutlined';
import PriorityHighOutlined from '@mui/icons-material/PriorityHighOutlined';
import PhoneCallbackOutlined from '@mui/icons-material/PhoneCallbackOutlined';
import RuleOutlined from '@mui/icons-material/RuleOutlined';
import TaskAltOutlined from '@mui/icons-material/TaskAltOutlined';
import TodayOutlined from '@mui/icons-material/TodayOutlined';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import Tooltip from '@mui/material/Tooltip';
import type { ReactElement } from 'react';
import { actorOf } from '../../shared/contract/account.ts';
import { mayNotAudit } from '../../shared/domain/audit/decide-review.ts';
import { CASE_LISTS, type CaseList } from '../../shared/contract/case-view.ts';
import { whyNoDesk } from '../../shared/domain/desk-group.ts';
import { looksAtComplaints } from '../../shared/domain/complaint/complaint-rights.ts';
import { mayNotInTriggers } from '../../shared/domain/escalation/trigger-rights.ts';
import { countWords } from '../../shared/domain/case-words/count-words.ts';
import { useEscalationCount } from '../door/use-escalations.ts';
import { useNow } from '../design/use-now.ts';
import { useAsk } from '../door/use-door.ts';
import type { SignedIn } from '../door/use-session.ts';
import { LIST_WORDS } from '../features/queue/list-words.ts';
import { useWorkspace } from '../workspace/use-workspace.ts';
import { showComplaints } from '../workspace/complaint-shown.ts';
import { goTo, type WorkspaceState } from '../workspace/workspace.ts';

const ICONS: Record<CaseList, ReactElement> = {
  open: <InboxOutlined />,
  overdue: <NotificationImportantOutlined />,
  'due-today': <AccessTimeOutlined />,
  'new-today': <TodayOutlined />,
  waiting: <PauseCircleOutlined />,
  'my-department': <ApartmentOutlined />,
  mine: <PersonOutlined />,
  'closed-lately': <TaskAltOutlined />,
  all: <AllInboxOutlined />,
};

/** The lists that mean something to this person. */
export function listsFor(session: SignedIn): CaseList[] {
  return CASE_LISTS.filter((list) => list !== 'my-department' || session.account.department !== null);
}

const Item = styled(ButtonBase)(({ theme }) => ({
  width: '100%',
  minHeight: theme.rowHeight,
  // A supervisor has two dozen of them: low windows show all before they scroll.
  '@media (max-height: 780px)': { minHeight: 26 },
  justifyContent: 'flex-start',
  gap: 8,
  padding: '0 12px',
  borderRadius: 6,
  fontSize: theme.typography.body1.fontSize,
  textAlign: 'start',
  color: theme.palette.text.primary,
  '& > svg': { color: theme.palette.text.secondary, flex: 'none' },
  '&:hover': { backgroundColor: theme.palette.surface.hover },
  '&[aria-current]': { backgroundColor: theme.palette.surface.selected, fontWeight: 600 },
  '&[aria-current] > svg': { color: theme.palette.primary.main },
  '@media (forced-colors: active)': { '&[aria-current]': { outline: '2px solid', outlineOffset: -2 } },
}));

interface RailItemProps {
  name: string;
  icon: ReactElement;
  count?: number | undefined;
  /** Some of them need somebody. */
  urgent?: boolean;
  current: boolean;
  slim: boolean;
  onGo: () => void;
}

function RailItem({ name, icon, count, urgent = false, current, slim, onGo }: RailItemProps) {
  const number = count === undefined ? '' : countWords(count);
  const item = (
    <Item
      onClick={onGo}
      aria-current={current ? 'page' : undefined}
      {...(slim ? { 'aria-label': number === '' ? name : `${name}, ${number}` } : {})}
      sx={slim ? { px: 0, justifyContent: 'center' } : undefined}
    >
      {icon}
      {!slim && (
        <Box
          component="span"
          sx={{ flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
        >
          {name}
        </Box>
      )}
      {!slim && (
        <Box
          component="span"
          sx={{
            typography: 'caption',
            color: urgent ? 'breach.text' : 'text.secondary',
            fontWeight: urgent ? 600 : 400,
          }}
        >
          {number}
        </Box>
      )}
    </Item>
  );
  return (
    <li>
      {slim ? (
        <Tooltip title={number === '' ? name : `${name}: ${number}`} placement="right">
          {item}
        </Tooltip>
      ) : (
        item
      )}
    </li>
  );
}

/** Where one can go besides the lists of cases. */
interface RailPlace extends Pick<RailItemProps, 'name' | 'icon' | 'count' | 'urgent'> {
  readonly to: WorkspaceState['view'];
  /** Left out for people it is not for. */
  readonly may?: boolean;
  readonly onGo?: () => void;
}

interface SideRailProps {
  session: SignedIn;
  unsent: number;
  refused: number;
  /** Icons only, for narrow windows and large text. */
  slim: boolean;
}

/** Where one can be: the lists with their live counts, escalations, what is owed, mentions, drafts, unsent work, the directory, the rules that escalate, the audit, articles, help. */
export function SideRail({ session, unsent, refused, slim }: SideRailProps) {
  const counts = useAsk('case.counts', {}).data?.counts;
  const owed = useAsk('owed.count', {}).data;
  const escalations = useEscalationCount(useNow());
  const mayLookAtComplaints = looksAtComplaints(actorOf(session.account));
  const complaints = useAsk(
    'complaint.list',
    { ended: false, caseId: null },
    { enabled: mayLookAtComplaints },
  ).data?.counts;
  const mentions = useAsk('mention.count', {}).data;
  const drafts = useAsk('draft.list', {}).data?.drafts;
  const view = useWorkspace((state) => state.view);
  const list = useWorkspace((state) => state.list);
  const places: readonly RailPlace[] = [
    {
      to: 'department',
      name: 'Department',
      icon: <EngineeringOutlined />,
      may: whyNoDesk(session.account.role) === null,
    },
    {
      to: 'escalations',
      name: 'Escalations',
      icon: <PriorityHighOutlined />,
      count: escalations.mine,
      urgent: escalations.late > 0,
    },
    {
      to: 'complaints',
      name: 'Complaints',
      icon: <FeedbackOutlined />,
      count: complaints?.open,
      urgent: (complaints?.late ?? 0) > 0,
      may: mayLookAtComplaints,
      onGo: showComplaints,
    },
    {
      to: 'owed',
      name: 'Owed',
      icon: <PhoneCallbackOutlined />,
      count: owed === undefined ? undefined : owed.late + owed.today,
      urgent: (owed?.late ?? 0) > 0,
    },
    { to: 'mentions', name: 'Mentions', icon: <AlternateEmailOutlined />, count: mentions?.count },
    { to: 'drafts', name: 'Drafts', icon: <EditNoteOutlined />, count: drafts?.length },
    {
      to: 'unsent',
      name: 'Unsent',
      icon: <CloudUploadOutlined />,
      count: unsent + refused,
      urgent: refused > 0,
    },
    {
      to: 'audit',
      name: 'Audit',
      icon: <FactCheckOutlined />,
      may: mayNotAudit(actorOf(session.account)) === null,
    },
    { to: 'reports', name: 'Reports', icon: <AssessmentOutlined /> },
    { to: 'directory', name: 'Directory', icon: <ContactPhoneOutlined /> },
    {
      to: 'rules',
      name: 'Rules',
      icon: <RuleOutlined />,
      may: mayNotInTriggers(actorOf(session.account), 'read') === null,
    },
    { to: 'articles', name: 'Articles', icon: <MenuBookOutlined /> },
    { to: 'help', name: 'Help', icon: <HelpOutlineOutlined /> },
  ];
  const ul = {
    listStyle: 'none',
    m: 0,
    p: 0,
    display: 'grid',
    gap: '2px',
    gridTemplateColumns: 'minmax(0, 1fr)',
  };
  return (
    <Box
      component="nav"
      aria-label="Views"
      sx={{
        width: slim ? 52 : 196,
        flex: 'none',
        p: 2,
        overflow: 'auto',
        display: 'flex',
        flexDirection: 'column',
        justifyContent: 'space-between',
        gap: 4,
        borderRight: 1,
        borderColor: 'divider',
      }}
    >
      <Box component="ul" aria-label="Lists of cases" sx={ul}>
        {listsFor(session).map((one) => (
          <RailItem
            key={one}
            name={LIST_WORDS[one].name}
            icon={ICONS[one]}
            count={counts?.[one]}
            urgent={one === 'overdue' && (counts?.[one] ?? 0) > 0}
            current={view === 'queue' && list === one}
            slim={slim}
            onGo={() => goTo('queue', one)}
          />
        ))}
      </Box>
      <Box component="ul" aria-label="Work and reference" sx={ul}>
        {places.map(({ may = true, to, onGo = () => goTo(to), ...place }) =>
          may ? <RailItem key={to} {...place} current={view === to} slim={slim} onGo={onGo} /> : null,
        )}
      </Box>
    </Box>
  );
}
