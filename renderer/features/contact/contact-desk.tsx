import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useActions } from '../../actions/use-actions.ts';
import { useCity } from '../../door/use-city.ts';
import { useWhyNot } from '../../door/use-session.ts';
import { useWorkspace } from '../../workspace/use-workspace.ts';
import { callPanel, forgetCalls } from './call-panel-state.ts';
import { CallPanel } from './call-panel.tsx';
import { shownCall, useCalls, useLookUp } from './calls.ts';
import { contactActions } from './contact-actions.tsx';
import { ContactBar } from './contact-bar.tsx';
import { useRecordContact } from './use-record-contact.ts';
import { useTellPresence } from './use-tell-presence.ts';
import { WrapUpDialog } from './wrap-up-dialog.tsx';

function Desk() {
  const city = useCity();
  const contact = useWorkspace((state) => state.contact);
  const away = useWorkspace((state) => state.standing.away);
  const panel = useSyncExternalStore(callPanel.subscribe, callPanel.get);
  const calls = useCalls(true);
  const call = shownCall(calls, panel);
  const lookUp = useLookUp(panel.open ? call : null);
  const recording = useRecordContact();
  const [wrappingUp, setWrappingUp] = useState(false);
  const wrapUp = useCallback(() => setWrappingUp(true), []);
  const endedAt = contact === null ? undefined : contact.endedAt;
  const actions = useMemo(
    () =>
      contactActions({
        contact: endedAt === undefined ? null : { endedAt },
        away,
        call,
        calls: calls.length,
        panelOpen: panel.open,
        city,
        wrapUp,
      }),
    [endedAt, away, call, calls.length, panel.open, city, wrapUp],
  );
  useActions(actions.all, 'frame');
  useTellPresence();
  useEffect(() => forgetCalls, []);
  return (
    <>
      {contact !== null && <ContactBar contact={contact} end={actions.end} />}
      {panel.open && call !== null && (
        <CallPanel
          calls={calls}
          call={call}
          lookUp={lookUp}
          panel={panel}
          city={city}
          answer={actions.start}
          acknowledge={actions.acknowledge}
        />
      )}
      {wrappingUp && contact !== null && (
        <WrapUpDialog
          contact={contact}
          city={city}
          recording={recording}
          onClose={() => setWrappingUp(false)}
        />
      )}
    </>
  );
}

/** Contacts, calls and presence, for those who take contacts: a bar under the top bar, and what comes up over the work. */
export function ContactDesk() {
  return useWhyNot('take-contact') === null ? <Desk /> : null;
}
