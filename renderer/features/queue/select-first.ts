import type { CaseId } from '../../../shared/domain/ids.ts';
import { notify } from '../../design/notices.ts';
import { ask, DoorError } from '../../door/door-client.ts';
import type { QueueQuery } from './use-queue-rows.ts';

const PAGE = 200;

/** The first cases of a list, also those that are not on screen; says so when they can't be read. */
export async function selectFirst(query: QueueQuery, most: number): Promise<CaseId[]> {
  const ids: CaseId[] = [];
  try {
    for (let offset = 0; offset < most; offset += PAGE) {
      const limit = Math.min(PAGE, most - offset);
      const { rows } = await ask('case.list', { ...query, offset, limit });
      ids.push(...rows.map(({ id }) => id));
      if (rows.length < limit) break;
    }
  } catch (error) {
    if (!(error instanceof DoorError)) throw error;
    notify({ meaning: 'breach', text: error.failure.message });
  }
  return ids;
}
