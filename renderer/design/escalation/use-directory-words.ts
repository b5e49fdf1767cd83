import { useMemo } from 'react';
import type { City } from '../../../shared/domain/city.ts';
import { MINUTE } from '../../../shared/domain/instant.ts';
import { useColleagues } from '../../door/use-colleagues.ts';
import { useDirectory } from '../../door/use-directory.ts';
import { useAsk } from '../../door/use-door.ts';
import { useSession } from '../../door/use-session.ts';
import { useNow } from '../use-now.ts';
import { directoryWords, type DirectoryWords } from './directory-words.ts';
import { shortTime } from './short-time.ts';

/** How contact points and whoever answers there are called, by this desk's directory. @param department whose people are needed */
export function useDirectoryWords(city: City, department: string): DirectoryWords {
  const directory = useDirectory();
  const everybody = useColleagues();
  const near = useAsk('colleague.list', { department }, { keepOld: false }).data?.colleagues;
  const account = useSession()?.account;
  const minute = Math.floor(useNow() / MINUTE) * MINUTE;
  return useMemo(() => {
    const people = new Map<string, string>();
    for (const { id, name } of everybody ?? []) people.set(id, name);
    for (const { id, name } of near ?? []) people.set(id, name);
    if (account !== undefined) people.set(account.id, account.name);
    return directoryWords({
      city,
      directory,
      people,
      when: (at) => shortTime(at, minute, city.timeZone),
    });
  }, [city, directory, everybody, near, account, minute]);
}
