import { useMemo } from 'react';
import type { City } from '../../../shared/domain/city.ts';
import { openDirectory } from '../../../shared/domain/directory/open-directory.ts';
import { ErrorState } from '../../design/error-state.tsx';
import { SkeletonRows } from '../../design/skeleton-rows.tsx';
import { useActor } from '../../design/use-actor.ts';
import { useCity } from '../../door/use-city.ts';
import { useDirectory, type DeskDirectory } from '../../door/use-directory.ts';
import { useAsk } from '../../door/use-door.ts';
import type { AccountActor } from '../../../shared/domain/actor.ts';
import { dateTime } from '../../../shared/domain/case-words/time-words.ts';
import { DirectoryDesk } from './directory-desk.tsx';
import { useDirectoryPlace } from './use-directory-place.ts';
import { useDirectoryRights } from './use-directory-rights.ts';
import { useDraft } from './use-draft.ts';
import { useNames } from './use-names.ts';
import { useSettled } from './use-settled.ts';
import type { ShownDirectory } from './shown-directory.ts';

/** Nothing dear is worked out while keys fall. */
const REST = 450;

function Known({ city, published, actor }: { city: City; published: DeskDirectory; actor: AccountActor }) {
  const place = useDirectoryPlace(actor);
  const rights = useDirectoryRights(actor, place.draftOf);
  const draft = useDraft(actor.id, place.draftOf, rights.seeDrafts === null);
  const edited = draft.session?.edited ?? null;
  const rested = useSettled(edited, REST);
  const open = useMemo(() => (rested === null ? null : openDirectory(rested, city.pack)), [rested, city]);
  const names = useNames(city, published.open, published.version);
  const draftNames = useNames(city, open ?? published.open, draft.session?.base ?? published.version);
  const shownPublished: ShownDirectory = {
    label: `Published: version ${published.version} of ${dateTime(published.publishedAt, city.timeZone)}`,
    directory: published.directory,
    open: published.open,
    names,
  };
  const shownDraft: ShownDirectory | null =
    edited === null || open === null
      ? null
      : {
          label: place.draftOf === null ? 'the whole city' : names.department(place.draftOf),
          directory: edited,
          open,
          names: draftNames,
        };
  return (
    <DirectoryDesk
      actor={actor}
      place={place}
      rights={rights}
      version={published}
      published={shownPublished}
      draft={draft}
      shownDraft={shownDraft}
      rested={rested}
    />
  );
}

/** The directory of contact points: read by everybody, kept by stewards and leads. */
export function DirectoryPage() {
  const asked = useAsk('directory.get', {});
  const city = useCity();
  const published = useDirectory();
  const actor = useActor();
  if (city !== null && published !== null && actor !== null)
    return <Known city={city} published={published} actor={actor} />;
  if (asked.error !== null)
    return <ErrorState failure={asked.error.failure} onRetry={() => void asked.refetch()} />;
  return <SkeletonRows rows={12} label="The contact points are on their way" />;
}
