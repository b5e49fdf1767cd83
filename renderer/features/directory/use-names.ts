import { useMemo } from 'react';
import type { City } from '../../../shared/domain/city.ts';
import type { Person } from '../../../shared/domain/directory/directory.ts';
import type { OpenDirectory } from '../../../shared/domain/directory/open-directory.ts';
import { MINUTE } from '../../../shared/domain/instant.ts';
import { directoryWords, type DirectoryWords } from '../../design/escalation/directory-words.ts';
import { shortTime } from '../../design/escalation/short-time.ts';
import { useNow } from '../../design/use-now.ts';
import { serviceName } from '../../door/use-city.ts';
import { useColleagues } from '../../door/use-colleagues.ts';
import { useSession } from '../../door/use-session.ts';

/** How everything in a directory is called. */
export interface Names extends DirectoryWords {
  service(code: string): string;
  district(id: string): string;
  /** Hours by a calendar's id: "Around the clock", "City offices, Monday to Friday 8 to 5". */
  calendar(id: string): string;
  /** Somebody who answers, or "nobody". */
  who(person: Person | null): string;
}

/** Names of a directory, published or draft. @param version what `open` is: drafts have their base's */
export function useNames(city: City, open: OpenDirectory, version: number): Names {
  const everybody = useColleagues();
  const account = useSession()?.account;
  const minute = Math.floor(useNow() / MINUTE) * MINUTE;
  return useMemo(() => {
    const people = new Map<string, string>();
    for (const { id, name } of everybody ?? []) people.set(id, name);
    if (account !== undefined) people.set(account.id, account.name);
    const words = directoryWords({
      city,
      directory: { version, open },
      people,
      when: (at) => shortTime(at, minute, city.timeZone),
    });
    return {
      ...words,
      service: (code) => serviceName(city, code),
      district: (id) => city.pack.districts.areas.find((one) => one.id === id)?.name ?? id,
      calendar: (id) => open.calendar(id)?.name ?? (id === 'around-the-clock' ? 'Around the clock' : id),
      who: (person) => {
        if (person === null) return 'nobody';
        return 'name' in person ? person.name : (people.get(person.account) ?? 'a colleague');
      },
    };
  }, [city, open, version, everybody, account, minute]);
}
