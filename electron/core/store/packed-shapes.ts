import type { CaseEvent } from '../../../shared/domain/case-event.ts';
import type { CaseClock, CaseFacts, History } from '../../../shared/domain/case-facts.ts';
import type { CasePromise } from '../../../shared/domain/promise.ts';
import type { Place } from '../../../shared/domain/place.ts';

/**
 * How a value is kept: `term` by its number, `json-term` its JSON by its number, `id` a UUID by its place among the
 * case's ids, `time` as the difference to the time before it, `plain` as it is, `flag` by being there. `number`, `clock` and `place` may be
 * said to be the same as the last one, `facts` the same as the case's.
 */
export type Packing =
  | 'term'
  | 'json-term'
  | 'id'
  | 'ids'
  | 'time'
  | 'plain'
  | 'flag'
  | 'number'
  | 'clock'
  | 'place'
  | 'facts'
  | 'history'
  | 'promises'
  | 'times';

export interface Field<K extends string = string> {
  readonly key: K;
  readonly packing: Packing;
  /** What is not written: most cases have it. `always` for a field that has no such value; `absent`: it is not there. */
  readonly usual: 'always' | 'null' | 'empty' | 'zero' | 'false' | 'none' | 'absent';
}
export type Shape<K extends string = string> = readonly Field<K>[];

function field<K extends string>(key: K, packing: Packing, usual: Field['usual'] = 'null'): Field<K> {
  return { key, packing, usual };
}

/** `id` is the first of the case's ids and `openedAt` comes before all other times: both are written by themselves. */
export const FACTS = [
  field('number', 'number'),
  field('numberSource', 'term', 'always'),
  field('service', 'term', 'always'),
  field('department', 'term', 'always'),
  field('unit', 'term'),
  field('assignee', 'term'),
  field('state', 'term', 'always'),
  field('waitingReason', 'term'),
  field('scheduledFor', 'time'),
  field('receiver', 'json-term'),
  field('outcome', 'term'),
  field('closedElsewhere', 'flag', 'false'),
  field('channel', 'term', 'always'),
  field('place', 'place', 'always'),
  field('updatedAt', 'time', 'always'),
  field('closedAt', 'time'),
  field('clock', 'clock', 'always'),
  field('callerIds', 'ids', 'none'),
  field('anonymousCallers', 'plain', 'zero'),
  field('duplicateOf', 'id'),
  field('reopenCount', 'plain', 'zero'),
  field('noteCount', 'plain', 'zero'),
  field('openedBy', 'term'),
  field('closedBy', 'term'),
  field('history', 'history'),
  field('formerDepartments', 'json-term', 'none'),
  field('version', 'plain', 'always'),
  field('promises', 'promises', 'none'),
  field('attachments', 'plain', 'none'),
  field('parent', 'id'),
  field('children', 'ids', 'none'),
  field('duplicates', 'plain', 'none'),
  field('escalations', 'plain', 'none'),
  field('visits', 'plain', 'none'),
  field('evidence', 'json-term'),
  field('surveys', 'plain', 'none'),
] as const satisfies Shape<Exclude<keyof CaseFacts, 'id' | 'openedAt'>>;

/** `address` is written only where it is not what its parts make (store/pack-case.ts). */
export const PLACE = [
  field('house', 'plain'),
  field('direction', 'term'),
  field('street', 'term'),
  field('suffix', 'term'),
  field('crossStreet', 'term'),
  field('zip', 'term'),
  field('lat', 'plain'),
  field('lng', 'plain'),
  field('district', 'term'),
  field('neighborhoodCouncil', 'term'),
] as const satisfies Shape<Exclude<keyof Place, 'address'>>;

export const CLOCK = [
  field('startedAt', 'time', 'always'),
  field('pauses', 'plain', 'none'),
  field('dueAt', 'time'),
  field('because', 'plain', 'none'),
] as const satisfies Shape<keyof CaseClock>;

export const HISTORY = [
  field('source', 'term', 'always'),
  field('type', 'term', 'always'),
  field('status', 'term', 'always'),
  field('owner', 'term', 'always'),
  field('channel', 'term', 'always'),
  field('times', 'times', 'always'),
  field('updatedAt', 'time'),
  field('defects', 'plain', 'none'),
] as const satisfies Shape<keyof History>;

export const TIMES = [
  field('created', 'plain', 'empty'),
  field('updated', 'plain', 'empty'),
  field('closed', 'plain', 'empty'),
  field('service', 'plain', 'empty'),
] as const satisfies Shape<keyof History['times']>;

export const PROMISE = [
  field('id', 'id', 'always'),
  field('kind', 'term', 'always'),
  field('basis', 'term', 'always'),
  field('by', 'time'),
  field('firstBy', 'time'),
  field('language', 'term', 'always'),
  field('callerId', 'id'),
  field('madeAt', 'time', 'always'),
  field('madeBy', 'term'),
  field('owner', 'term'),
  field('department', 'term'),
  field('text', 'id'),
  field('endedAt', 'time'),
  field('end', 'term'),
] as const satisfies Shape<keyof CasePromise>;

type EventShapes = { readonly [T in CaseEvent['type']]: Shape };

/** What each kind of event has besides its type. */
export const EVENTS: EventShapes = {
  'case-opened': [
    field('number', 'number'),
    field('service', 'term', 'always'),
    field('department', 'term', 'always'),
    field('channel', 'term', 'always'),
    field('place', 'place', 'always'),
    field('clock', 'clock', 'always'),
    field('catalogueVersion', 'term', 'always'),
    field('description', 'id'),
    field('placeSaid', 'id'),
    field('answers', 'id'),
  ],
  'history-recorded': [field('facts', 'facts', 'always')],
  'caller-joined': [field('callerId', 'id'), field('said', 'id', 'absent'), field('from', 'id', 'absent')],
  'callers-merged': [
    field('from', 'id', 'always'),
    field('to', 'id', 'always'),
    field('both', 'flag', 'false'),
  ],
  'callers-parted': [
    field('from', 'id', 'always'),
    field('to', 'id', 'always'),
    field('both', 'flag', 'false'),
  ],
  'note-added': [
    field('text', 'id', 'always'),
    field('visibility', 'term', 'always'),
    field('mentions', 'ids', 'absent'),
  ],
  'state-changed': [
    field('from', 'term', 'always'),
    field('to', 'term', 'always'),
    field('waitingReason', 'term'),
    field('scheduledFor', 'time'),
    field('clock', 'clock', 'always'),
    field('text', 'id'),
  ],
  assigned: [
    field('department', 'term', 'always'),
    field('unit', 'term'),
    field('assignee', 'term'),
    field('clock', 'clock', 'always'),
  ],
  referred: [
    field('receiver', 'json-term', 'always'),
    field('clock', 'clock', 'always'),
    field('text', 'id', 'always'),
  ],
  'duplicate-linked': [field('duplicateOf', 'id', 'always')],
  'duplicate-received': [
    field('from', 'id', 'always'),
    field('callerIds', 'ids', 'none'),
    field('anonymousCallers', 'plain', 'zero'),
  ],
  'duplicate-unlinked': [field('duplicateOf', 'id', 'always')],
  'duplicate-returned': [
    field('from', 'id', 'always'),
    field('callerIds', 'ids', 'none'),
    field('anonymousCallers', 'plain', 'zero'),
  ],
  'parent-linked': [
    field('parent', 'id', 'always'),
    field('split', 'flag', 'false'),
    field('callerIds', 'ids', 'none'),
    field('anonymousCallers', 'plain', 'zero'),
  ],
  'child-linked': [field('child', 'id', 'always'), field('split', 'flag', 'false')],
  'parent-unlinked': [field('parent', 'id', 'always')],
  'child-unlinked': [field('child', 'id', 'always')],
  closed: [
    field('outcome', 'term', 'always'),
    field('clock', 'clock', 'always'),
    field('text', 'id', 'always'),
    field('stayOpen', 'ids', 'absent'),
    field('evidence', 'json-term', 'absent'),
  ],
  'attachment-added': [
    field('attachment', 'id', 'always'),
    field('sha256', 'plain', 'always'),
    field('size', 'plain', 'always'),
    field('media', 'term', 'always'),
    field('visibility', 'term', 'always'),
    field('name', 'id', 'always'),
    field('note', 'id'),
  ],
  'attachment-marked': [field('attachment', 'id', 'always'), field('shows', 'term')],
  'visit-recorded': [
    field('at', 'time', 'always'),
    field('found', 'term', 'always'),
    field('crew', 'term'),
    field('text', 'id'),
  ],
  'attachment-checked': [
    field('media', 'term', 'always'),
    field('size', 'plain', 'always'),
    field('width', 'plain'),
    field('height', 'plain'),
    field('thumbnail', 'flag', 'false'),
    field('attachment', 'id', 'always'),
    field('state', 'term', 'always'),
    field('reason', 'term'),
  ],
  reopened: [
    field('reason', 'term', 'always'),
    field('clock', 'clock', 'always'),
    field('text', 'id', 'always'),
  ],
  'survey-answered': [
    field('done', 'term', 'always'),
    field('satisfaction', 'plain'),
    field('clear', 'json-term'),
    field('callerId', 'id'),
    field('closing', 'plain', 'always'),
    field('text', 'id'),
    field('led', 'term'),
  ],
  'promise-made': [
    field('id', 'id', 'always'),
    field('kind', 'term', 'always'),
    field('basis', 'term', 'always'),
    field('by', 'time'),
    field('language', 'term', 'always'),
    field('callerId', 'id'),
    field('text', 'id'),
  ],
  'promise-moved': [
    field('promiseId', 'id', 'always'),
    field('by', 'time', 'always'),
    field('text', 'id', 'always'),
  ],
  'promise-handed-on': [
    field('promiseId', 'id', 'always'),
    field('account', 'term'),
    field('department', 'term'),
    field('text', 'id'),
  ],
  'promise-settled': [
    field('promiseId', 'id', 'always'),
    field('end', 'term', 'always'),
    field('text', 'id'),
  ],
  'emergency-checked': [
    field('kind', 'term', 'always'),
    field('answers', 'plain', 'always'),
    field('told911', 'flag', 'false'),
  ],
  'escalation-raised': [
    field('escalationId', 'id', 'always'),
    field('path', 'term', 'always'),
    field('kind', 'term', 'always'),
    field('reason', 'term', 'always'),
    field('rule', 'json-term'),
    field('department', 'term', 'always'),
    field('unit', 'term'),
    field('text', 'id'),
    field('offer', 'plain'),
    field('trace', 'plain', 'none'),
  ],
  'escalation-tried': [
    field('escalationId', 'id', 'always'),
    field('offer', 'plain', 'always'),
    field('channel', 'term', 'always'),
    field('result', 'term', 'always'),
    field('text', 'id'),
  ],
  'escalation-acknowledged': [
    field('escalationId', 'id', 'always'),
    field('offer', 'plain'),
    field('account', 'term'),
    field('how', 'term', 'always'),
  ],
  'escalation-accepted': [field('escalationId', 'id', 'always')],
  'escalation-answered': [
    field('escalationId', 'id', 'always'),
    field('text', 'id', 'always'),
    field('tell', 'flag', 'false'),
  ],
  'escalation-returned': [
    field('escalationId', 'id', 'always'),
    field('reason', 'term', 'always'),
    field('text', 'id', 'always'),
  ],
  'escalation-passed-on': [
    field('escalationId', 'id', 'always'),
    field('department', 'term', 'always'),
    field('unit', 'term'),
    field('offer', 'plain', 'always'),
    field('trace', 'plain', 'none'),
    field('text', 'id', 'always'),
  ],
  'escalation-advanced': [
    field('escalationId', 'id', 'always'),
    field('missed', 'plain', 'always'),
    field('offer', 'plain', 'always'),
    field('trace', 'plain', 'none'),
  ],
  'escalation-exhausted': [
    field('escalationId', 'id', 'always'),
    field('missed', 'plain'),
    field('why', 'term', 'always'),
    field('trace', 'plain', 'none'),
  ],
  'escalation-caller-told': [
    field('escalationId', 'id', 'always'),
    field('result', 'term', 'always'),
    field('text', 'id'),
  ],
  'escalation-resolved': [field('escalationId', 'id', 'always'), field('text', 'id')],
  'escalation-withdrawn': [field('escalationId', 'id', 'always'), field('text', 'id', 'always')],
};
