import type { City } from '../../../shared/domain/city.ts';
import {
  AROUND_THE_CLOCK,
  type ContactChannelKind,
  type ContactPoint,
  type ContactPointId,
} from '../../../shared/domain/directory/directory.ts';
import { personIn } from '../../../shared/domain/directory/on-duty.ts';
import type { OpenDirectory } from '../../../shared/domain/directory/open-directory.ts';
import type { RouteStep } from '../../../shared/domain/directory/route.ts';
import type { DutySlot } from '../../../shared/domain/directory/duty-slot.ts';
import type { Instant } from '../../../shared/domain/instant.ts';

/** One way to reach a contact point. */
export interface Way {
  /** Its place in the order in which they are tried, from 0. */
  readonly place: number;
  readonly kind: ContactChannelKind;
  /** Null: the directory no longer has it. */
  readonly address: string | null;
}

/** How what an escalation keeps only as ids and codes is called. */
export interface DirectoryWords {
  readonly city: City;
  /** Undefined when the directory at hand lacks it. */
  point(id: ContactPointId): ContactPoint | undefined;
  /** The role of a contact point; its code when the directory at hand lacks it. */
  role(id: ContactPointId): string;
  /** A colleague; null stands for a part of the system. */
  person(id: string | null): string;
  /** Somebody in a slot of a contact point, as the directory at hand has it; null when it doesn't. */
  inSlot(id: ContactPointId, slot: DutySlot): string | null;
  /** Who answers there; null when nobody can say any more. */
  onDuty(
    step: Pick<RouteStep, 'contactPoint' | 'onDuty'> & { readonly directoryVersion?: number },
  ): string | null;
  /** How it is reached, in order. */
  ways(step: Pick<RouteStep, 'contactPoint' | 'channels'>): readonly Way[];
  /** A calendar, as it stands after "counted": "in the hours of “City hall”". */
  hours(calendar: string): string;
  department(code: string): string;
  unit(department: string, unit: string): string;
  /** An instant in the city's zone, as short as it can be said: "Today, 14:05". */
  when(at: Instant): string;
}

interface Known {
  readonly city: City;
  /** Null before it is known. */
  readonly directory: { readonly version: number; readonly open: OpenDirectory } | null;
  /** Names of accounts. */
  readonly people: ReadonlyMap<string, string>;
  when(at: Instant): string;
}

/** Names everything by what this desk knows. Pure. */
export function directoryWords({ city, directory, people, when }: Known): DirectoryWords {
  const point = (id: ContactPointId) => directory?.open.point(id)?.point;
  const inSlot = (id: ContactPointId, slot: DutySlot): string | null => {
    const there = point(id);
    const who = there === undefined ? null : personIn(there, slot);
    if (who === null) return null;
    return 'name' in who ? who.name : (people.get(who.account) ?? null);
  };
  return {
    city,
    point,
    inSlot,
    role: (id) => point(id)?.role ?? id,
    person: (id) => (id === null ? 'the system' : (people.get(id) ?? 'a colleague')),
    onDuty: ({ contactPoint, onDuty, directoryVersion }) => {
      const { account, slot } = onDuty;
      if (account !== null) return people.get(account) ?? null;
      // Of another version the same place may be somebody else's.
      const isSame = directoryVersion === undefined || directoryVersion === directory?.version;
      return isSame ? inSlot(contactPoint, slot) : null;
    },
    ways: ({ contactPoint, channels }) => {
      const left = [...(point(contactPoint)?.channels ?? [])];
      return channels.map((kind, place) => {
        const at = left.findIndex((one) => one.kind === kind);
        const [found] = at < 0 ? [] : left.splice(at, 1);
        return { place, kind, address: found?.address ?? null };
      });
    },
    hours: (calendar) => {
      if (calendar === AROUND_THE_CLOCK) return 'around the clock';
      return `in the hours of “${directory?.open.calendar(calendar)?.name ?? calendar}”`;
    },
    department: (code) => city.department(code)?.shortName ?? code,
    unit: (department, unit) =>
      city.department(department)?.units.find(({ code }) => code === unit)?.name ?? unit,
    when,
  };
}
