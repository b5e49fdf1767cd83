import type { AccountId } from '../../shared/domain/ids.ts';
import type { HubCore } from '../write/hub-core.ts';
import type { SessionTimes } from '../write/sessions.ts';

/** What the routes stand on. */
export interface HubContext {
  readonly core: HubCore;
  readonly sessionTimes: SessionTimes;
  readonly isStopping: () => boolean;
  /** Tells the desks of a person that something of their own changed at one of them. */
  readonly ringOwn: (account: AccountId) => void;
  /** Tells the desk on a session's socket that the session is over. */
  readonly endSession: (token: string) => void;
}
