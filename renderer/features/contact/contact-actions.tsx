import CallOutlined from '@mui/icons-material/CallOutlined';
import DoneOutlined from '@mui/icons-material/DoneOutlined';
import PhoneDisabledOutlined from '@mui/icons-material/PhoneDisabledOutlined';
import PhoneMissedOutlined from '@mui/icons-material/PhoneMissedOutlined';
import SwitchAccountOutlined from '@mui/icons-material/SwitchAccountOutlined';
import TaskAltOutlined from '@mui/icons-material/TaskAltOutlined';
import type { City } from '../../../shared/domain/city.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import type { PhoneCall } from '../../../shared/domain/phone-call.ts';
import type { Action } from '../../actions/action.ts';
import { endContact, setAway, startContact } from '../../workspace/run-contact.ts';
import { closeCalls, openCalls } from './call-panel-state.ts';
import { acknowledge, answerShown } from './calls.ts';
import { numberWords } from './call-words.ts';
import { presenceMenu, standings } from './presence-menu.tsx';

/** What the actions of a contact depend on. */
export interface ContactWhereabouts {
  /** Null between contacts. */
  readonly contact: { readonly endedAt: Instant | null } | null;
  readonly away: string | null;
  /** The call on screen, or the one that would be shown. */
  readonly call: PhoneCall | null;
  /** How many wait to be acknowledged. */
  readonly calls: number;
  readonly panelOpen: boolean;
  readonly city: City | null;
  readonly wrapUp: () => void;
}

const action = (one: Pick<Action, 'id' | 'label' | 'icon' | 'perform'> & Partial<Action>): Action => ({
  group: 'Contact',
  keys: [],
  words: [],
  whyNot: null,
  ...one,
});

/** Begins a contact: with the call on screen, or by hand. */
function startAction({ contact, call, panelOpen }: ContactWhereabouts): Action {
  const shown = panelOpen ? call : null;
  const label = shown === null ? 'Start a contact' : shown.step === 'ended' ? 'Call back' : 'Answer';
  return action({
    id: 'contact.start',
    label,
    keys: ['alt+a'],
    icon: <CallOutlined />,
    words: ['call', 'answer', 'phone', 'conversation'],
    whyNot: contact === null ? null : 'A contact is going on. End and record it first.',
    perform: () => {
      if (shown === null) startContact(Date.now());
      else void answerShown(shown);
    },
  });
}

/** Ends the contact, or goes on with its wrap-up. */
function endAction({ contact, wrapUp }: ContactWhereabouts): Action {
  const ended = contact !== null && contact.endedAt !== null;
  return action({
    id: 'contact.end',
    label: ended ? 'Wrap up' : 'End contact',
    keys: ['alt+e'],
    icon: ended ? <TaskAltOutlined /> : <PhoneDisabledOutlined />,
    words: ['hang up', 'wrap', 'disposition', 'finish'],
    whyNot: contact === null ? 'No contact is going on.' : null,
    perform: () => {
      endContact(Date.now());
      wrapUp();
    },
  });
}

/** Everything one can do about contacts, calls and presence, wherever one is. */
export function contactActions(where: ContactWhereabouts) {
  const { call, away, city } = where;
  const noCall = call === null ? 'No call waits to be acknowledged.' : null;
  const start = startAction(where);
  const end = endAction(where);
  const acknowledgeCall = action({
    id: 'call.acknowledge',
    label: 'Acknowledge',
    keys: ['alt+shift+r'],
    icon: <DoneOutlined />,
    words: ['call', 'missed', 'seen', 'dismiss', ...(call === null ? [] : [numberWords(call.ani)])],
    whyNot: noCall,
    perform: () => {
      if (call === null) return;
      void acknowledge(call);
      if (where.calls === 1) closeCalls();
    },
  });
  const others = [
    action({
      id: 'call.show',
      label: 'Show calls',
      keys: ['alt+r'],
      icon: <PhoneMissedOutlined />,
      words: ['missed', 'phone', 'ringing'],
      whyNot: noCall,
      perform: () => openCalls(),
    }),
    action({
      id: 'presence',
      label: 'Change presence',
      keys: ['alt+s'],
      icon: <SwitchAccountOutlined />,
      words: ['away', 'available', 'break', 'status'],
      perform: () => presenceMenu.set(true),
    }),
    ...standings(city).map((one) =>
      action({
        id: `presence-${one.away ?? 'available'}`,
        label: `Presence: ${one.words.toLowerCase()}`,
        icon: <SwitchAccountOutlined />,
        words: ['status'],
        whyNot: away === one.away ? 'It is so already.' : null,
        perform: () => setAway(one.away, Date.now()),
      }),
    ),
  ];
  return { start, end, acknowledge: acknowledgeCall, all: [start, end, acknowledgeCall, ...others] };
}
