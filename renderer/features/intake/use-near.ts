import type { DoorOutput } from '../../../shared/contract/console-door.ts';
import { NO_PLACE } from '../../../shared/domain/place.ts';
import type { NewCaseDraft } from '../../workspace/workspace.ts';
import { useAsk } from '../../door/use-door.ts';

export type NearRow = DoorOutput<'case.near'>['rows'][number];

export interface Near {
  /** Likely the same thing: to be joined or reopened in place of a new case. */
  readonly offered: readonly NearRow[];
  readonly others: readonly NearRow[];
  readonly pending: boolean;
}

/** Cases near the place of a draft; of its service when there is one. Nothing before there is a place. */
export function useNear(draft: NewCaseDraft): Near {
  const { place, service, splitFrom } = draft;
  const asked = useAsk(
    'case.near',
    { place: place ?? NO_PLACE, service },
    { enabled: place !== null && (place.address !== '' || place.lat !== null), keepOld: false },
  );
  const rows = asked.data?.rows ?? NONE;
  // What it is split off from is no case to join in its place.
  const isOffer = (row: NearRow) => row.offered && row.id !== splitFrom?.caseId;
  return {
    offered: rows.filter(isOffer),
    others: rows.filter((row) => !isOffer(row)),
    pending: asked.isFetching && asked.data === undefined,
  };
}

const NONE: readonly NearRow[] = [];
