import type { Account } from '../../../shared/contract/account.ts';
import { accountId } from '../../../shared/domain/ids.ts';
import { numberedUuid } from './case-numbers.ts';

/** Who sits at the measured desk. */
export const BENCH_ACCOUNT: Account = {
  id: accountId.parse(numberedUuid(5, 0, 1)),
  login: 'bench',
  name: 'Bea Bench',
  role: 'supervisor',
  department: 'LASAN',
  unit: null,
};
