import AddCommentOutlined from '@mui/icons-material/AddCommentOutlined';
import AddOutlined from '@mui/icons-material/AddOutlined';
import AlternateEmailOutlined from '@mui/icons-material/AlternateEmailOutlined';
import ArrowBackOutlined from '@mui/icons-material/ArrowBackOutlined';
import AssessmentOutlined from '@mui/icons-material/AssessmentOutlined';
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import ContactPhoneOutlined from '@mui/icons-material/ContactPhoneOutlined';
import CloudUploadOutlined from '@mui/icons-material/CloudUploadOutlined';
import EditNoteOutlined from '@mui/icons-material/EditNoteOutlined';
import FeedbackOutlined from '@mui/icons-material/FeedbackOutlined';
import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import HelpOutlineOutlined from '@mui/icons-material/HelpOutlineOutlined';
import HistoryOutlined from '@mui/icons-material/HistoryOutlined';
import KeyboardOutlined from '@mui/icons-material/KeyboardOutlined';
import ListOutlined from '@mui/icons-material/ListOutlined';
import MenuBookOutlined from '@mui/icons-material/MenuBookOutlined';
import NavigateBeforeOutlined from '@mui/icons-material/NavigateBeforeOutlined';
import NavigateNextOutlined from '@mui/icons-material/NavigateNextOutlined';
import PriorityHighOutlined from '@mui/icons-material/PriorityHighOutlined';
import PhoneCallbackOutlined from '@mui/icons-material/PhoneCallbackOutlined';
import RestoreOutlined from '@mui/icons-material/RestoreOutlined';
import RuleOutlined from '@mui/icons-material/RuleOutlined';
import SearchOutlined from '@mui/icons-material/SearchOutlined';
import TabOutlined from '@mui/icons-material/TabOutlined';
import TerminalOutlined from '@mui/icons-material/TerminalOutlined';
import type { CaseList } from '../../shared/contract/case-view.ts';
import type { Action } from '../actions/action.ts';
import { goInDirectory } from '../features/directory/directory-place.ts';
import { LIST_WORDS } from '../features/queue/list-words.ts';
import { openSearch } from '../features/search/search-box-state.ts';
import { showComplaints, takeComplaint } from '../workspace/complaint-shown.ts';
import { activateTab, goTo, openNewCase, stepTab, type Tab } from '../workspace/workspace.ts';
import { closeTabKindly, restoreLastTab } from './closed-tabs.ts';

export type TabName = Pick<Tab, 'key' | 'title'>;

/** What the frame's actions depend on. */
export interface Whereabouts {
  readonly tabs: readonly TabName[];
  readonly active: string | null;
  readonly lists: readonly CaseList[];
  readonly mayNotOpen: string | null;
  /** Why the rules that escalate cases are not this person's to see. */
  readonly mayNotReadRules: string | null;
  /** Why the audit of closures is not this person's to see. */
  readonly mayNotAudit: string | null;
  readonly mayRestore: boolean;
  /** Why the person sees no complaints, and why they take none; null when they do. */
  readonly mayNotLookAtComplaints: string | null;
  readonly mayNotTakeComplaints: string | null;
  /** Why the person may not look back on escalations; null when they may. */
  readonly mayNotLookBack: string | null;
}

const action = (
  one: Pick<Action, 'id' | 'label' | 'icon'> & Partial<Action> & Pick<Action, 'perform'>,
): Action => ({
  group: 'Go',
  keys: [],
  words: [],
  whyNot: null,
  ...one,
});

function tabActions({ tabs, active, mayRestore }: Whereabouts): Action[] {
  const noTab = active === null ? 'No tab is open on screen.' : null;
  const noTabs = tabs.length === 0 ? 'No tab is open.' : null;
  return [
    action({
      id: 'close-tab',
      label: 'Close the tab',
      keys: ['alt+w'],
      icon: <CloseOutlined />,
      whyNot: noTab,
      perform: () => {
        if (active !== null) closeTabKindly(active);
      },
    }),
    action({
      id: 'restore-tab',
      label: 'Open the closed tab again',
      keys: ['alt+shift+w'],
      icon: <RestoreOutlined />,
      whyNot: mayRestore ? null : 'No tab was closed.',
      perform: restoreLastTab,
    }),
    action({
      id: 'next-tab',
      label: 'Next tab',
      keys: ['alt+pagedown'],
      icon: <NavigateNextOutlined />,
      whyNot: noTabs,
      perform: () => stepTab(1),
    }),
    action({
      id: 'previous-tab',
      label: 'Previous tab',
      keys: ['alt+pageup'],
      icon: <NavigateBeforeOutlined />,
      whyNot: noTabs,
      perform: () => stepTab(-1),
    }),
    ...tabs.slice(0, 9).map((tab, at) =>
      action({
        id: `tab-${at + 1}`,
        label: `Go to ${tab.title}`,
        keys: [`alt+${at + 1}`],
        icon: <TabOutlined />,
        words: ['tab'],
        perform: () => activateTab(tab.key),
      }),
    ),
    action({
      id: 'step-back',
      label: 'Back to the list',
      keys: ['escape'],
      icon: <ArrowBackOutlined />,
      whyNot: noTab,
      perform: () => activateTab(null),
    }),
  ];
}

/** How one gets about: search, new case, tabs, lists, views. */
export function goActions(where: Whereabouts): Action[] {
  return [
    action({
      id: 'search',
      label: 'Search',
      keys: ['ctrl+k', '/'],
      icon: <SearchOutlined />,
      words: ['find'],
      perform: () => openSearch(),
    }),
    action({
      id: 'commands',
      label: 'Find a command',
      keys: ['ctrl+shift+p'],
      icon: <TerminalOutlined />,
      words: ['palette'],
      perform: () => openSearch('>'),
    }),
    action({
      id: 'new-case',
      label: 'New case',
      keys: ['alt+n'],
      icon: <AddOutlined />,
      words: ['intake', 'file', 'report'],
      whyNot: where.mayNotOpen,
      perform: () => openNewCase(),
    }),
    ...tabActions(where),
    action({
      id: 'queue',
      label: 'Go to the queue',
      keys: ['alt+q'],
      icon: <ListOutlined />,
      words: ['list', 'cases'],
      perform: () => goTo('queue'),
    }),
    ...where.lists.map((list) =>
      action({
        id: `list-${list}`,
        label: `Show ${LIST_WORDS[list].title.toLowerCase()}`,
        icon: <ListOutlined />,
        words: ['list', 'queue'],
        perform: () => goTo('queue', list),
      }),
    ),
    action({
      id: 'escalations',
      label: 'Show escalations',
      keys: ['alt+x'],
      icon: <PriorityHighOutlined />,
      words: ['lead', 'contact point', 'acknowledge', 'answer', 'emergency', 'complaint', 'alarm'],
      perform: () => goTo('escalations'),
    }),
    action({
      id: 'complaints',
      label: 'Show complaints',
      keys: ['alt+y'],
      icon: <FeedbackOutlined />,
      words: ['complaint', 'grievance', 'dissatisfied', 'stage', 'trends'],
      whyNot: where.mayNotLookAtComplaints,
      perform: showComplaints,
    }),
    action({
      id: 'take-complaint',
      label: 'Take a complaint',
      keys: ['alt+v'],
      icon: <AddCommentOutlined />,
      words: ['complain', 'dissatisfied', 'not done', 'rude', 'grievance', 'queja'],
      whyNot: where.mayNotTakeComplaints,
      perform: () => takeComplaint(),
    }),
    action({
      id: 'owed',
      label: 'Show what is owed to callers',
      keys: ['alt+o'],
      icon: <PhoneCallbackOutlined />,
      words: ['call back', 'promise', 'today', 'due', 'late'],
      perform: () => goTo('owed'),
    }),
    action({
      id: 'mentions',
      label: 'Show notes that mention you',
      keys: ['alt+j'],
      icon: <AlternateEmailOutlined />,
      words: ['mention', 'note', 'colleague', 'unseen', '@'],
      perform: () => goTo('mentions'),
    }),
    action({
      id: 'drafts',
      label: 'Show drafts',
      keys: ['alt+b'],
      icon: <EditNoteOutlined />,
      words: ['unfinished', 'new case', 'restore'],
      perform: () => goTo('drafts'),
    }),
    action({
      id: 'unsent',
      label: 'Show unsent work',
      keys: ['alt+u'],
      icon: <CloudUploadOutlined />,
      words: ['outbox', 'offline'],
      perform: () => goTo('unsent'),
    }),
    action({
      id: 'directory',
      label: 'Show the directory of contact points',
      keys: ['alt+shift+c'],
      icon: <ContactPhoneOutlined />,
      words: ['contact', 'who', 'duty', 'roster', 'escalation', 'phone', 'number', 'cover', 'draft'],
      perform: () => goTo('directory'),
    }),
    action({
      id: 'what-if',
      label: 'What if: replay past escalations',
      icon: <HistoryOutlined />,
      words: ['directory', 'draft', 'compare', 'load', 'past'],
      whyNot: where.mayNotLookBack,
      perform: () => {
        goInDirectory({ section: 'what-if' });
        goTo('directory');
      },
    }),
    action({
      id: 'rules',
      label: 'Show the rules that escalate cases',
      keys: ['alt+shift+l'],
      icon: <RuleOutlined />,
      words: ['escalation', 'trigger', 'automatic', 'by itself', 'words', 'overdue', 'damper', 'past'],
      whyNot: where.mayNotReadRules,
      perform: () => goTo('rules'),
    }),
    action({
      id: 'reports',
      label: 'Show reports',
      keys: ['alt+shift+k'],
      icon: <AssessmentOutlined />,
      words: ['every ticket', 'scorecard', 'export', 'csv', 'pdf', 'numbers', 'council', 'district'],
      perform: () => goTo('reports'),
    }),
    action({
      id: 'audit',
      label: 'Show the audit of closures',
      keys: ['alt+shift+a'],
      icon: <FactCheckOutlined />,
      words: ['review', 'sample', 'verdict', 'closure', 'risk', 'signals', 'supported', 'rate'],
      whyNot: where.mayNotAudit,
      perform: () => goTo('audit'),
    }),
    action({
      id: 'articles',
      label: 'Articles',
      keys: ['alt+k'],
      icon: <MenuBookOutlined />,
      words: ['knowledge', 'script', 'transfer', 'topics', 'answers'],
      perform: () => goTo('articles'),
    }),
    action({
      id: 'help',
      label: 'Help',
      group: 'Help',
      keys: ['f1'],
      icon: <HelpOutlineOutlined />,
      perform: () => goTo('help'),
    }),
  ];
}

/** The map of keys, offered by whoever can show it. */
export function keymapAction(show: () => void): Action {
  return action({
    id: 'keymap',
    label: 'Show all keys',
    group: 'Help',
    keys: ['?'],
    icon: <KeyboardOutlined />,
    words: ['shortcut'],
    perform: show,
  });
}
