import type { MatchReason, SearchHit } from '../../../shared/contract/search-view.ts';
import { isLive } from '../../../shared/domain/case-state.ts';
import type { DeskView } from '../desk/desk-view.ts';
import { wordRanges } from './match-reasons.ts';
import type { Meaning } from './meanings.ts';
import type { PreparedQuery } from './prepare-query.ts';
import { serviceWord, TAG, tagged } from './tokens.ts';

type ServiceHit = Extract<SearchHit, { kind: 'service' }>;
type DistrictHit = Extract<SearchHit, { kind: 'district' }>;
type ContactHit = Extract<SearchHit, { kind: 'contact-point' }>;

/** Open cases by the vocabulary's count, with what unsent work changes. */
function openCount(
  view: DeskView,
  token: string,
  isOf: (facts: { service: string; district: string | null }) => boolean,
): number {
  let open = view.words().count(token);
  for (const { facts, cached } of view.overlay.cases.values()) {
    const { district } = facts.place;
    if (!isOf({ service: facts.service, district })) continue;
    open += Number(isLive(facts.state)) - Number(cached !== null && isLive(cached.facts.state));
  }
  return open;
}

/** Services by their names and by what citizens call them. */
export function searchServices(view: DeskView, { chosen }: PreparedQuery, limit: number): ServiceHit[] {
  if (chosen.length === 0) return [];
  // "de" stands in the names of many and in the tokens of none; "no water" is no water.
  const [begin, ...others] = chosen;
  const said = [...(begin === undefined ? [] : [begin]), ...others.filter(({ meant }) => !meant.isEmpty)];
  const meanings = said.map(({ meant }) => meant.structured.filter((one) => one.phrase !== null));
  const [first = [], ...rest] = meanings;
  const all: readonly Meaning[] = meanings.flat().map((one) => ({ ...one, form: one.word }));
  const { city } = view.known;
  return first
    .filter(({ form }) => rest.every((others) => others.some((one) => one.form === form)))
    .flatMap(({ form, phrase }): ServiceHit[] => {
      const service = city.service(form.replaceAll('_', '-'));
      if (service === undefined) return [];
      const named = wordRanges(service.name.en, all);
      const text = named.length > 0 ? service.name.en : (phrase ?? service.name.en);
      const { code } = service;
      const openCases = openCount(
        view,
        tagged(TAG.openService, serviceWord(code)),
        (one) => one.service === code,
      );
      const because: MatchReason[] = [{ field: 'service', text, ranges: wordRanges(text, all) }];
      return [{ kind: 'service', service: code, openCases, because }];
    })
    .slice(0, limit);
}

/** The district that was asked for, when nothing else was. */
export function searchDistricts(view: DeskView, { query, words }: PreparedQuery): DistrictHit[] {
  const [filter] = query.filters;
  if (words.length > 0 || query.filters.length !== 1 || filter?.condition.kind !== 'district') return [];
  const { district } = filter.condition;
  const area = view.known.city.pack.districts.areas.find(
    (one) => one.id.toLowerCase() === district.toLowerCase(),
  );
  if (area === undefined) return [];
  const openCases = openCount(
    view,
    tagged(TAG.openDistrict, district.toLowerCase()),
    (one) => one.district === area.id,
  );
  const because: MatchReason[] = [{ field: 'district', text: area.name, ranges: [[0, area.name.length]] }];
  return [{ kind: 'district', district: area.id, name: area.name, openCases, because }];
}

const LEAST_LETTERS = 3;

/** Contact points of departments by department, role and path. */
export function searchContacts(view: DeskView, { query, words }: PreparedQuery, limit: number): ContactHit[] {
  const department = query.filters.find((one) => one.condition.kind === 'department')?.condition;
  const asked = words.filter(
    (one) =>
      !(
        department !== undefined &&
        query.filters.some((filter) => filter.words.some((word) => word.start === one.start))
      ),
  );
  if (department === undefined && !asked.some(({ word }) => word.length >= LEAST_LETTERS)) return [];
  if (query.filters.some((one) => one.condition.kind !== 'department' && one.words.length === 0)) return [];
  return view.known.contacts
    .filter(({ hit }) => department?.kind !== 'department' || hit.department === department.department)
    .filter((one) => asked.every(({ word }) => one.words.some((other) => other.startsWith(word))))
    .toSorted((a, b) => a.hit.tier - b.hit.tier)
    .slice(0, limit)
    .map(({ hit, shown }) => {
      const ranges = wordRanges(
        shown,
        asked.map(({ word }) => ({ word, form: word, begins: true })),
      );
      return { ...hit, because: [{ field: 'department', text: shown, ranges }] };
    });
}
