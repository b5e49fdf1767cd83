import { useMemo } from 'react';
import type { Account } from '../../shared/contract/account.ts';
import type { CaseView } from '../../shared/contract/case-view.ts';
import type { City } from '../../shared/domain/city.ts';
import { MINUTE, type Instant } from '../../shared/domain/instant.ts';
import { useColleagues } from '../door/use-colleagues.ts';
import { useDirectory } from '../door/use-directory.ts';
import { useAsk } from '../door/use-door.ts';
import { STATE_LOOKS } from '../design/state-tag.tsx';
import { promiseSentence, promisedTime } from '../../shared/domain/case-words/promise-sentence.ts';
import { exactTime } from '../../shared/domain/case-words/time-words.ts';
import { useNow } from '../design/use-now.ts';
import type { SentenceContext } from '../../shared/domain/case-words/sentence.ts';
import { shownName } from '../../shared/domain/case-words/shown-name.ts';

export interface CaseWords extends SentenceContext {
  /** Name of a unit of a department; its code when the catalogue lacks it. */
  unitName(department: string, unit: string): string;
  /** Words for a field and value of a conflict. */
  fieldWords(field: string, value: string): { field: string; value: string };
}

/** What none of a field is called. */
const NONE_OF: Record<string, string> = { assignee: 'nobody', mention: 'can’t be mentioned' };

const FIELDS: Record<string, string> = {
  state: 'State',
  department: 'Department',
  unit: 'Unit',
  assignee: 'Person',
  mention: 'Mentioned',
};

const NOBODY: readonly Account[] = [];

/** The time to the minute, so that what depends on it is not made anew more often. */
function useMinute(): Instant {
  return Math.floor(useNow() / MINUTE) * MINUTE;
}

/** How everything around one case is called: people, units, other cases, times in the city's zone. */
export function useCaseWords(view: CaseView, city: City): CaseWords {
  const { department, promises } = view.facts;
  const now = useMinute();
  const colleagues = useAsk('colleague.list', { department }, { keepOld: false }).data?.colleagues;
  const everybody = useColleagues();
  const session = useAsk('session.get', {}).data;
  const directory = useDirectory();
  return useMemo(() => {
    const known = [...(everybody ?? NOBODY), ...(colleagues ?? NOBODY)];
    const people = new Map<string, string>(known.map((one) => [one.id, one.name]));
    for (const entry of view.entries) if (entry.by.id !== null) people.set(entry.by.id, entry.byName);
    if (session?.name === 'signed-in') people.set(session.account.id, session.account.name);
    const roles = new Map<string, string>(
      directory?.directory.contactPoints.map(({ id, role }) => [id, role]),
    );
    const callers = new Map<string, string>(view.callers.map((one) => [one.id, shownName(one.name)]));
    const cases = new Map<string, string>(view.nearby.map((one) => [one.id, one.number ?? one.reference]));
    for (const one of view.related) cases.set(one.id, one.number ?? one.reference);
    const unitName = (code: string, unit: string) =>
      city.department(code)?.units.find((one) => one.code === unit)?.name ?? unit;
    const valueWords = (field: string, value: string): string => {
      if (value === 'none') return NONE_OF[field] ?? 'none';
      if (field === 'state') return STATE_LOOKS[value as keyof typeof STATE_LOOKS]?.label ?? value;
      if (field === 'department') return city.department(value)?.shortName ?? value;
      if (field === 'unit') return unitName(department, value);
      return people.get(value) ?? 'a colleague';
    };
    return {
      city,
      callerName: (id) => callers.get(id) ?? null,
      caseReference: (id) => cases.get(id) ?? null,
      colleagueName: (id) => people.get(id) ?? null,
      contactPointName: (id) => roles.get(id) ?? null,
      when: (at) => exactTime(at, city.timeZone),
      promised: (at) => promisedTime(at, now, city.timeZone),
      promiseNow: (id) => {
        const promise = promises.find((one) => one.id === id);
        return promise === undefined ? null : promiseSentence(promise, now, city.timeZone);
      },
      unitName,
      fieldWords: (field, value) => ({ field: FIELDS[field] ?? field, value: valueWords(field, value) }),
    };
  }, [everybody, colleagues, session, directory, view, city, department, promises, now]);
}
