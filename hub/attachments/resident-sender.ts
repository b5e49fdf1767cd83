import { accountId } from '../../shared/domain/ids.ts';
import { namedUuid } from '../named-uuid.ts';

/** Stands where the sender of a file stands, for what comes by the public page: no account has this id. */
export const RESIDENT_SENDER = accountId.parse(namedUuid('sender', 'resident'));
