import type { CallCandidate, CallLookUp } from '../../../shared/contract/call-look-up.ts';
import type { PhoneCall } from '../../../shared/domain/phone-call.ts';
import { notify } from '../../design/notices.ts';
import { ask, DoorError } from '../../door/door-client.ts';
import { useAsk } from '../../door/use-door.ts';
import { startContact } from '../../workspace/run-contact.ts';
import { callPanel, closeCalls, type CallPanelState } from './call-panel-state.ts';

const NO_CALLS: readonly PhoneCall[] = [];

/** Calls nobody has acknowledged yet, the latest first. */
export function useCalls(enabled: boolean): readonly PhoneCall[] {
  const calls = useAsk('call.list', {}, { enabled }).data?.calls;
  return calls === undefined ? NO_CALLS : calls.toReversed();
}

/** The call the panel shows: the one asked for, else one that rings, else the latest. */
export function shownCall(calls: readonly PhoneCall[], { callId }: CallPanelState): PhoneCall | null {
  return (
    calls.find(({ id }) => id === callId) ?? calls.find(({ step }) => step === 'ringing') ?? calls[0] ?? null
  );
}

/** Who may be calling; null while that is not known, or for a number that was withheld. */
export function useLookUp(call: PhoneCall | null): CallLookUp | null {
  const ani = call?.ani ?? null;
  const found = useAsk('call.look-up', { ani: ani ?? '' }, { enabled: ani !== null, keepOld: false }).data;
  return ani === null ? null : (found ?? null);
}

/** The one it is, as far as is known: the only one, or the one somebody chose. */
export function candidateOf(lookUp: CallLookUp | null, { chosen }: CallPanelState): CallCandidate | null {
  if (lookUp === null) return null;
  const { candidates } = lookUp;
  if (candidates.length === 1 && candidates[0]?.match === 'whole') return candidates[0];
  return candidates.find(({ card }) => card.id === chosen) ?? null;
}

/** Takes a call off the list. */
export async function acknowledge(call: PhoneCall): Promise<void> {
  try {
    await ask('call.acknowledge', { id: call.id });
  } catch (error) {
    if (!(error instanceof DoorError)) throw error;
    notify({ meaning: 'breach', text: error.failure.message });
  }
}

/** Begins the contact with a call, and with whom it is known to be. */
function answer(call: PhoneCall, candidate: CallCandidate | null): void {
  startContact(Date.now(), call, candidate?.card ?? null);
  closeCalls();
  void acknowledge(call);
}

/** Answers the call that the panel shows. Who it is, is asked of this desk when it is not on screen yet. */
export async function answerShown(call: PhoneCall): Promise<void> {
  let lookUp: CallLookUp | null = null;
  try {
    lookUp = call.ani === null ? null : await ask('call.look-up', { ani: call.ani });
  } catch (error) {
    if (!(error instanceof DoorError)) throw error;
  }
  answer(call, candidateOf(lookUp, callPanel.get()));
}
