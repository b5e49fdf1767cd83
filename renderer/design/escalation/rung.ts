import { inWords } from '../../../shared/domain/due-time.ts';
import {
  presentOffer,
  type Escalation,
  type EscalationOffer,
} from '../../../shared/domain/escalation/escalation.ts';
import { MINUTE } from '../../../shared/domain/instant.ts';
import type { DirectoryWords } from './directory-words.ts';

/** What became of one contact point that was asked. */
export interface Rung {
  readonly how: 'waiting' | 'taken' | 'late' | 'missed' | 'left';
  readonly words: string;
  /** When it was offered and by when it was to be acknowledged. */
  readonly times: string;
}

function tookWords(milliseconds: number): string {
  return milliseconds < MINUTE ? 'at once' : `after ${inWords(milliseconds)}`;
}

/** What became of the present contact point: it is the one whose note the escalation keeps. */
function present(
  one: Escalation,
  offer: EscalationOffer,
  words: DirectoryWords,
): Pick<Rung, 'how' | 'words'> {
  const { acknowledged, state } = one;
  if (acknowledged !== null) {
    const { at, by, how, late } = acknowledged;
    const took = tookWords(at - (offer.opensAt ?? offer.offeredAt));
    const who = by === null ? 'Acknowledged' : `Acknowledged by ${words.person(by)}`;
    const heard = how === 'spoken' ? ', spoken to' : '';
    return { how: late ? 'late' : 'taken', words: `${who}${heard} ${took}${late ? ', too late' : ''}` };
  }
  if (state === 'exhausted') return { how: 'missed', words: 'Not acknowledged' };
  if (state === 'offered') return { how: 'waiting', words: 'Is asked now' };
  return { how: 'left', words: 'Was asked' };
}

function former(one: Escalation, offer: EscalationOffer): Pick<Rung, 'how' | 'words'> {
  const next = one.offers[one.offers.indexOf(offer) + 1];
  return next?.came === 'advanced'
    ? { how: 'missed', words: 'Not acknowledged in time' }
    : { how: 'left', words: 'Passed on' };
}

/** One contact point that was asked, in words. Pure. */
export function rungOf(one: Escalation, offer: EscalationOffer, words: DirectoryWords): Rung {
  const { offeredAt, opensAt, acknowledgeBy } = offer;
  const opens = opensAt === null ? '' : `, opens ${words.when(opensAt)}`;
  return {
    ...(offer === presentOffer(one) ? present(one, offer, words) : former(one, offer)),
    times: `Asked ${words.when(offeredAt)}${opens}, to acknowledge by ${words.when(acknowledgeBy)}`,
  };
}
