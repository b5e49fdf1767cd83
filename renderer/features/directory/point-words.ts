import {
  ACKNOWLEDGED_BY,
  type ContactPoint,
  type RosterEntry,
} from '../../../shared/domain/directory/directory.ts';
import { inWords } from '../../../shared/domain/due-time.ts';
import { MINUTE } from '../../../shared/domain/instant.ts';
import { languageName } from '../../design/caller-words.ts';
import { PATH_NAMES } from '../../../shared/domain/escalation/path-names.ts';
import { CHANNEL_WORDS } from '../../../shared/domain/case-words/escalation-words.ts';
import { dutyWords } from './roster-rule.ts';
import type { Names } from './use-names.ts';

type Field = keyof ContactPoint;

export const FIELD_NAMES: Record<Field, string> = {
  id: 'Code',
  department: 'Department',
  unit: 'Unit',
  path: 'Path',
  tier: 'Tier',
  role: 'Role',
  primary: 'Primary',
  backup: 'Backup',
  roster: 'Duty roster',
  channels: 'Reached by',
  languages: 'Languages',
  tty: 'Text telephone (TTY)',
  hours: 'Hours',
  substitute: 'Substitute',
  services: 'Services',
  districts: 'Council districts',
  acknowledge: 'To acknowledge',
  effective: 'Holds',
  verified: 'Verified',
  sample: 'Invented',
};

function rosterWords(roster: readonly RosterEntry[], names: Names): string {
  if (roster.length === 0) return 'none';
  return roster
    .map((duty) => {
      const exceptions = duty.exceptions.map(({ from, until, instead }) => {
        const days = from === until ? from : `${from} to ${until}`;
        return instead === null ? `not ${days}` : `${days} ${names.who(instead)} instead`;
      });
      return [`${names.who(duty.who)}: ${dutyWords(duty)}`, ...exceptions].join('; ');
    })
    .join('. ');
}

/** "from 2026-01-01 on", "always". */
function effectiveWords({ from, until }: ContactPoint['effective']): string {
  if (from === null && until === null) return 'always';
  if (until === null) return `from ${from} on`;
  return from === null ? `until ${until}` : `${from} to ${until}`;
}

function listWords(list: 'all' | readonly string[], name: (one: string) => string, all: string): string {
  return list === 'all' ? all : list.map(name).join(', ');
}

/** What an entry says in a field, in words. Pure. */
export function fieldValue(point: ContactPoint, field: Field, names: Names): string {
  switch (field) {
    case 'id':
    case 'role':
      return point[field];
    case 'department':
      return names.department(point.department);
    case 'unit':
      return point.unit === null ? 'the whole department' : names.unit(point.department, point.unit);
    case 'path':
      return PATH_NAMES[point.path];
    case 'tier':
      return String(point.tier);
    case 'primary':
    case 'backup':
      return names.who(point[field]);
    case 'roster':
      return rosterWords(point.roster, names);
    case 'channels':
      return point.channels.length === 0
        ? 'nothing'
        : point.channels.map(({ kind, address }) => `${CHANNEL_WORDS[kind]} ${address}`).join(', then ');
    case 'languages':
      return point.languages.map(languageName).join(', ');
    case 'tty':
      return point.tty ?? 'none';
    case 'hours':
      return names.calendar(point.hours);
    case 'substitute':
      return point.substitute === null ? 'none' : names.role(point.substitute);
    case 'services':
      return listWords(point.services, names.service, 'all of the department');
    case 'districts':
      return listWords(point.districts, names.district, 'the whole city');
    case 'acknowledge': {
      const { minutes, counted, by } = point.acknowledge;
      const shown = by.map((one) => ACKNOWLEDGED_BY[one]).join(', or ');
      return `within ${inWords(minutes * MINUTE)}, counted ${names.calendar(counted).toLowerCase()}; counts when ${shown}`;
    }
    case 'effective':
      return effectiveWords(point.effective);
    case 'verified':
      return point.verified === null ? 'never' : `${point.verified.on} by ${names.who(point.verified.by)}`;
    case 'sample':
      return point.sample ? 'yes, for demonstration' : 'no';
    default:
      field satisfies never;
      return '';
  }
}

/** Whether every word stands in an entry's role, people, numbers, code or department. */
export function matchesWords(point: ContactPoint, text: string, names: Names): boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const people = [
    point.primary,
    point.backup,
    ...point.roster.flatMap((duty) => [duty.who, ...duty.exceptions.map(({ instead }) => instead)]),
  ];
  const said = [
    point.id,
    point.role,
    point.path,
    `tier ${point.tier}`,
    names.department(point.department),
    point.department,
    point.unit === null ? '' : names.unit(point.department, point.unit),
    ...people.map((one) => (one === null ? '' : names.who(one))),
    ...point.channels.flatMap(({ address }) => [address, address.replaceAll(/\D/g, '')]),
  ]
    .join('\n')
    .toLowerCase();
  return words.every((word) => said.includes(word));
}
