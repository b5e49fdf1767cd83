import { useCallback, useMemo } from 'react';
import type { City } from '../../../shared/domain/city.ts';
import type { Service } from '../../../shared/domain/city-pack.ts';
import { outsideCity, type OutsideCity } from '../../../shared/domain/outside-city.ts';
import { changeTab, type DraftFile, type NewCaseDraft, type Tab } from '../../workspace/workspace.ts';
import { missingOf } from './missing-of.ts';
import type { MissingPart } from './missing-parts.ts';

export interface DraftWork {
  readonly draft: NewCaseDraft;
  readonly service: Service | null;
  readonly missing: readonly MissingPart[];
  /** Null for a place in the city, or one nobody can tell of. */
  readonly outside: OutsideCity | null;
  /** Changes parts of the draft; it is on disk a moment later (renderer/app/keep-drafts.ts). */
  change(parts: Partial<NewCaseDraft>): void;
  /** Changes the files as they are by then: several may arrive at once. */
  changeFiles(change: (files: readonly DraftFile[]) => readonly DraftFile[]): void;
  chooseService(service: Service): void;
}

/** The draft of a tab and what is still missing from it. */
export function useDraft(tab: Extract<Tab, { kind: 'new-case' }>, city: City): DraftWork {
  const { key, draft } = tab;
  const service = draft.service === null ? null : (city.service(draft.service) ?? null);

  const change = useCallback(
    (parts: Partial<NewCaseDraft>) =>
      changeTab(key, (one) =>
        one.kind === 'new-case' ? { ...one, draft: { ...one.draft, ...parts } } : one,
      ),
    [key],
  );
  const changeFiles = useCallback(
    (next: (files: readonly DraftFile[]) => readonly DraftFile[]) =>
      changeTab(key, (one) =>
        one.kind === 'new-case'
          ? { ...one, draft: { ...one.draft, files: [...next(one.draft.files)] } }
          : one,
      ),
    [key],
  );
  const chooseService = useCallback(
    (chosen: Service) =>
      changeTab(key, (one) => {
        if (one.kind !== 'new-case') return one;
        // Answers to another service's questions would be answers to nothing.
        const answers = one.draft.service === chosen.code ? one.draft.answers : {};
        return {
          ...one,
          title: `New: ${chosen.name.en}`,
          draft: { ...one.draft, service: chosen.code, answers },
        };
      }),
    [key],
  );
  const { place, placeTown, placeText } = draft;
  const outside = useMemo(
    () => outsideCity(city.pack, place, placeTown, placeText),
    [city, place, placeTown, placeText],
  );
  const missing = useMemo(() => missingOf(draft, service, outside !== null), [draft, service, outside]);
  return { draft, service, missing, outside, change, changeFiles, chooseService };
}
