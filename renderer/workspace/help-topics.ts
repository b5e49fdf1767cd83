import { create } from './create-store.ts';
import { goTo } from './workspace.ts';

/** The parts of the help page: their headings, and more words by which they are found. */
export const HELP_TOPICS = {
  find: {
    title: 'Find anything',
    words: ['search', 'filter', 'number', 'phone', 'quotes', 'pin', 'command'],
  },
  work: {
    title: 'Work on cases',
    words: ['tab', 'draft', 'restart', 'button', 'close', 'evidence', 'visit', 'crew', 'photo', 'contract'],
  },
  department: {
    title: 'The department’s desk',
    words: [
      'crew',
      'map',
      'route',
      'near',
      'visit',
      'photo',
      'refer',
      'confirm',
      'return',
      'phone',
      'worker',
    ],
  },
  several: {
    title: 'Several cases at once, and macros',
    words: ['bulk', 'select', 'macro', 'steps', 'refused', 'retry', 'cancel', 'placeholder'],
  },
  family: {
    title: 'Cases that belong together',
    words: ['link', 'unlink', 'duplicate', 'part', 'parent', 'child', 'split', 'merge', 'belongs'],
  },
  mentions: {
    title: 'Notes and mentions',
    words: ['note', 'mention', 'colleague', 'internal', 'public', 'seen', '@'],
  },
  articles: {
    title: 'Articles: what to say, whom to call',
    words: ['knowledge', 'script', 'transfer', 'hand-over', 'spanish', 'answer'],
  },
  promises: {
    title: 'Promise and call back',
    words: [
      'promise',
      'owed',
      'call back',
      'due',
      'usual',
      'date',
      'late',
      'settle',
      '911',
      'emergency',
      'survey',
      'link',
    ],
  },
  escalations: {
    title: 'Escalate, and answer escalations',
    words: [
      'escalate',
      'emergency',
      'complaint',
      'contact point',
      'tier',
      'acknowledge',
      'on duty',
      'hand over',
      'shift',
      'lead',
      'supervisor',
    ],
  },
  complaints: {
    title: 'Take and handle complaints',
    words: [
      'complaint',
      'complain',
      'not done',
      'confidential',
      'stage',
      'acknowledge',
      'assess',
      'investigate',
      'decide',
      'overdue',
      'late',
      'remedy',
      'ombudsman',
      'trends',
    ],
  },
  directory: {
    title: 'The directory of contact points',
    words: ['directory', 'roster', 'duty', 'cover', 'draft', 'publish', 'what if', 'replay', 'compare'],
  },
  rules: {
    title: 'Rules that escalate by themselves',
    words: ['rule', 'trigger', 'automatic', 'pattern', 'words', 'damper', 'past', 'version', 'working copy'],
  },
  audit: {
    title: 'Audit closures',
    words: ['audit', 'review', 'sample', 'verdict', 'risk', 'signals', 'supported', 'rate', 'seed', 'kappa'],
  },
  reports: {
    title: 'Reports, scorecard and case file',
    words: [
      'report',
      'every ticket',
      'export',
      'csv',
      'pdf',
      'print',
      'council',
      'district',
      'scorecard',
      'numbers',
    ],
  },
  place: {
    title: 'Say where it is',
    words: [
      'address',
      'crossing',
      'corner',
      'map',
      'pin',
      'block',
      'outside',
      'city',
      'district',
      'neighborhood',
    ],
  },
  calls: {
    title: 'Calls and contacts',
    words: [
      'contact',
      'telephone',
      'screen pop',
      'answer',
      'wrap-up',
      'disposition',
      'presence',
      'away',
      'missed',
    ],
  },
  drafts: { title: 'Drafts', words: ['draft', 'unfinished', 'lost', 'crash', 'sign out', 'desk', 'discard'] },
  files: {
    title: 'Photos and files',
    words: [
      'attach',
      'attachment',
      'picture',
      'paste',
      'drop',
      'upload',
      'quarantine',
      'virus',
      'pdf',
      'exif',
      'gps',
    ],
  },
  words: {
    title: 'What the words mean',
    words: ['referred', 'scheduled', 'closed', 'outcome', 'elsewhere', 'waiting', 'internal', 'public'],
  },
  offline: {
    title: 'When the hub is away',
    words: ['offline', 'unsent', 'refused', 'temporary', 'reference', 'outbox'],
  },
  contacts: {
    title: 'Contact details',
    words: ['phone', 'e-mail', 'masked', 'reveal', 'privacy', 'caller', 'merge', 'double', 'change'],
  },
} as const satisfies Record<string, { title: string; words: readonly string[] }>;
export type HelpTopic = keyof typeof HELP_TOPICS;

/** The topic the help page should go to; null when it stays where it is. */
export const helpPlace = create<HelpTopic | null>(null);

/** Shows a part of the help page. */
export function openHelp(topic: HelpTopic): void {
  helpPlace.set(topic);
  goTo('help');
}
