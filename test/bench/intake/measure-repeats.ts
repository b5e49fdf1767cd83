import { addressKey } from '../../../shared/domain/address-words.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import { repeatOffers, type RepeatRule } from '../../../shared/domain/repeat-offers.ts';
import { cellOf, cellsAround } from '../../../electron/core/store/map-cell.ts';

/** How often what the city really got would have been offered as a repeat. */
export interface RepeatsMeasured {
  /** Requests of citizens; crews' own reports are left out. */
  readonly intakes: number;
  /** Of these, filed at an address where one of the same type was open; and those for which it was among the first three. */
  readonly repeats: number;
  readonly offered: number;
  /** All others, and those of them that would have seen any offer. */
  readonly others: number;
  readonly needless: number;
}

const SHOWN = 3;
const FARTHEST = 200;

/** The type as the source wrote it: what the data itself calls the same. */
const typeOf = ({ history, service }: CaseFacts): string => history?.type ?? service;

function isOpenAt(one: CaseFacts, at: Instant): boolean {
  return one.openedAt <= at && (one.closedAt === null ? one.state !== 'closed' : one.closedAt > at);
}

/** A case as it stood at a time. */
function asOf(one: CaseFacts, at: Instant): CaseFacts {
  return isOpenAt(one, at) ? { ...one, state: 'new', closedAt: null, outcome: null } : one;
}

function put(lists: Map<string, CaseFacts[]>, key: string, one: CaseFacts): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [one]);
  else list.push(one);
}

/** Goes through cases in the order they were opened and asks for each what intake would have offered. */
export function measureRepeats(
  cases: readonly CaseFacts[],
  ruleOf: (service: string) => RepeatRule,
  seen: (one: CaseFacts, isRepeat: boolean, isOffered: boolean) => void = () => undefined,
): RepeatsMeasured {
  const byAddress = new Map<string, CaseFacts[]>();
  const byCell = new Map<string, CaseFacts[]>();
  const measured = { intakes: 0, repeats: 0, offered: 0, others: 0, needless: 0 };
  for (const one of cases.toSorted((a, b) => a.openedAt - b.openedAt)) {
    const { place, service, openedAt } = one;
    const key = addressKey(place.address);
    const sameAddress = key === '' ? [] : (byAddress.get(`${service} ${key}`) ?? []);
    if (one.channel !== 'crew') {
      const around =
        place.lat === null || place.lng === null
          ? []
          : cellsAround(place.lat, place.lng, FARTHEST).flatMap(
              (cell) => byCell.get(`${service} ${cell}`) ?? [],
            );
      const known = [...new Set([...sameAddress, ...around])].map((other) => asOf(other, openedAt));
      const offers = repeatOffers(place, known, ruleOf(service), openedAt).slice(0, SHOWN);
      const real = new Set(
        sameAddress
          .filter((other) => typeOf(other) === typeOf(one) && isOpenAt(other, openedAt))
          .map((other) => other.id),
      );
      measured.intakes += 1;
      if (real.size > 0) {
        const isOffered = offers.some((offer) => real.has(offer.id));
        measured.repeats += 1;
        if (isOffered) measured.offered += 1;
        seen(one, true, isOffered);
      } else {
        measured.others += 1;
        if (offers.length > 0) measured.needless += 1;
        seen(one, false, offers.length > 0);
      }
    }
    if (key !== '') put(byAddress, `${service} ${key}`, one);
    if (place.lat !== null && place.lng !== null)
      put(byCell, `${service} ${cellOf(place.lat, place.lng)}`, one);
  }
  return measured;
}
