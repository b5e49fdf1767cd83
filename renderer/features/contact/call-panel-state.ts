import type { CallerId } from '../../../shared/domain/ids.ts';
import type { PhoneCall } from '../../../shared/domain/phone-call.ts';
import { create } from '../../workspace/create-store.ts';
import { endContact } from '../../workspace/run-contact.ts';
import { workspace } from '../../workspace/workspace.ts';

export interface CallPanelState {
  readonly open: boolean;
  /** The call that is shown; null for the one that came last. */
  readonly callId: string | null;
  /** Who of several it is; null before somebody was chosen. */
  readonly chosen: CallerId | null;
  /** Rises whenever a call comes in, so that the panel may take the focus when nobody is writing. */
  readonly rang: number;
}

const CLOSED: CallPanelState = { open: false, callId: null, chosen: null, rang: 0 };

export const callPanel = create<CallPanelState>(CLOSED);

function patch(change: Partial<CallPanelState>): void {
  callPanel.set({ ...callPanel.get(), ...change });
}

export function openCalls(callId: string | null = null): void {
  patch({ open: true, callId, chosen: null, rang: callPanel.get().rang + 1 });
}

export function closeCalls(): void {
  patch({ open: false, chosen: null });
}

export function chooseCandidate(chosen: CallerId): void {
  patch({ chosen });
}

/** What is kept here belongs to the person who leaves. */
export function forgetCalls(): void {
  callPanel.set(CLOSED);
}

/**
 * News of a call. The end of the one somebody is on begins the wrap-up; a new one is shown, unless somebody is on the
 * line: then it waits in the list, with its count in the top bar.
 */
export function onCall(call: PhoneCall, now: number): void {
  const { contact } = workspace.get();
  if (contact?.call?.id === call.id) {
    if (call.step === 'ended') endContact(now);
    return;
  }
  const shown = callPanel.get();
  if (call.seen || (shown.open && shown.callId === call.id)) return;
  if (call.step !== 'ended' && contact === null) openCalls(call.id);
}
