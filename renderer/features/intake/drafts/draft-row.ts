import type { DraftView } from '../../../../shared/contract/draft-view.ts';
import type { City } from '../../../../shared/domain/city.ts';
import { DRAFT_LIFE, DRAFT_WARNING } from '../../../../shared/domain/draft.ts';
import { DAY, type Instant } from '../../../../shared/domain/instant.ts';
import { outsideCity } from '../../../../shared/domain/outside-city.ts';
import { counted } from '../../../../shared/domain/case-words/count-words.ts';
import { readDraftText } from '../../../workspace/draft-text.ts';
import type { NewCaseDraft } from '../../../workspace/workspace.ts';
import { missingOf } from '../missing-of.ts';
import { shownName } from '../../../../shared/domain/case-words/shown-name.ts';

/** A draft as its row in the list shows it. */
export interface DraftSummary {
  readonly view: DraftView;
  readonly draft: NewCaseDraft;
  /** The service, or what the caller said of it. */
  readonly what: string;
  readonly who: string;
  readonly where: string;
  /** "the caller’s name, the place", or that nothing is. */
  readonly missing: string;
  /** When it goes, once that is near: "goes in 3 days". Null before. */
  readonly goes: string | null;
}

function whoOf(draft: NewCaseDraft): string {
  if (draft.callerMode === 'anonymous') return 'Anonymous';
  return draft.callerName.trim() === '' ? 'Nobody named yet' : shownName(draft.callerName.trim());
}

function goesWords(writtenAt: Instant, now: Instant): string | null {
  const left = writtenAt + DRAFT_LIFE - now;
  if (left > DRAFT_WARNING) return null;
  return left < DAY ? 'goes within a day' : `goes in ${counted(Math.floor(left / DAY), 'day', 'days')}`;
}

/** What a list says of a draft. Pure. */
export function draftRow(view: DraftView, city: City | null, now: Instant): DraftSummary {
  const draft = readDraftText(view.body);
  const service = draft.service === null ? null : (city?.service(draft.service) ?? null);
  const said = draft.serviceText.trim();
  const { place, placeTown, placeText } = draft;
  const outside = city === null ? null : outsideCity(city.pack, place, placeTown, placeText);
  const missing = missingOf(draft, service, outside !== null);
  return {
    view,
    draft,
    what: service?.name.en ?? (said === '' ? 'New case' : `“${shownName(said)}”`),
    who: whoOf(draft),
    where: draft.place?.address || shownName(draft.placeText.trim()) || 'No place yet',
    missing: missing.length === 0 ? 'Nothing is missing' : missing.map(({ words }) => words).join(', '),
    goes: goesWords(view.writtenAt, now),
  };
}
