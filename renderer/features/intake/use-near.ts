import type { DoorOutput } from '../../../shared/contract/console-door.ts';
import { isLive } from '../../../shared/domain/case-state.ts';
import { NO_PLACE } from '../../../shared/domain/place.ts';
import type { NewCaseDraft } from '../../workspace/workspace.ts';
import { useAsk } from '../../door/use-door.ts';

export type NearRow = DoorOutput<'case.near'>['rows'][number];

export interface Near {
  readonly open: readonly NearRow[];
  readonly closed: readonly NearRow[];
  readonly pending: boolean;
}

/** Cases near the place of a draft; of its service when there is one. Nothing before there is a place. */
export function useNear(draft: NewCaseDraft): Near {
  const { place, service } = draft;
  const asked = useAsk(
    'case.near',
    { place: place ?? NO_PLACE, service },
    { enabled: place !== null && place.address !== '', keepOld: false },
  );
  const rows = asked.data?.rows ?? NONE;
  return {
    open: rows.filter((row) => isLive(row.state)),
    closed: rows.filter((row) => !isLive(row.state)),
    pending: asked.isFetching && asked.data === undefined,
  };
}

const NONE: readonly NearRow[] = [];
