import { beforeEach, describe, expect, it } from 'vitest';
import { callerId, caseId, textId } from '../../shared/domain/ids.ts';
import type { PhoneCall } from '../../shared/domain/phone-call.ts';
import { NO_PLACE } from '../../shared/domain/place.ts';
import { recordCommand } from './contact-session.ts';
import { readWorkspace } from './read-workspace.ts';
import {
  endContact,
  leaveContact,
  nameCaller,
  noteDeed,
  presenceOf,
  setAway,
  startContact,
} from './run-contact.ts';
import { changeTab, EMPTY_WORKSPACE, openCase, openNewCase, workspace } from './workspace.ts';

const A = caseId.parse('00000000-0000-4000-8000-00000000000a');
const B = caseId.parse('00000000-0000-4000-8000-00000000000b');
const ANA = callerId.parse('00000000-0000-4000-8000-0000000000aa');
const TEXT = textId.parse('00000000-0000-4000-8000-0000000000bb');
const CALL: PhoneCall = {
  id: '00000000-0000-4000-8000-0000000000cc',
  ucid: 'c-1',
  ani: '213-555-0142',
  language: null,
  step: 'ringing',
  rangAt: 900,
  heardAt: 900,
  seen: false,
};
const contact = () => {
  const found = workspace.get().contact;
  if (found === null) throw new Error('no contact is going on');
  return found;
};
const draft = () => {
  const tab = workspace.get().tabs.at(-1);
  if (tab?.kind !== 'new-case') throw new Error('no new case is open');
  return tab.draft;
};
const known = { id: ANA, name: 'Ana Ruiz', language: 'es' };

beforeEach(() => workspace.set(EMPTY_WORKSPACE));

describe('a contact', () => {
  it('is one at a time, and comes back as it was', () => {
    startContact(1_000, CALL, known);
    const begun = contact();
    startContact(2_000);
    expect(contact()).toBe(begun);
    const read = readWorkspace(JSON.stringify(workspace.get()));
    expect(read.contact).toEqual(begun);
    expect(readWorkspace(JSON.stringify({ contact: { id: 'x' }, standing: 'gone' })).contact).toBeNull();
  });

  it('fills a new case with whom it is with', () => {
    startContact(1_000, CALL, known);
    openNewCase();
    expect(draft()).toMatchObject({
      channel: 'call',
      callerMode: 'known',
      callerId: ANA,
      callerName: 'Ana Ruiz',
      callerPhone: '',
      callerLanguage: 'es',
    });
    openNewCase({ callerMode: 'anonymous' });
    expect(draft().callerMode).toBe('anonymous');
    leaveContact(2_000);
    startContact(3_000, CALL);
    openNewCase();
    expect(draft()).toMatchObject({
      callerMode: 'new',
      callerId: null,
      callerPhone: '213-555-0142',
      callerLanguage: 'en',
    });
  });

  it('notes what is done to cases, of two deeds the greater, and whom they were for', () => {
    startContact(1_000);
    openCase(A, 'Pothole');
    noteDeed(
      {
        type: 'open-case',
        caseId: B,
        service: 'pothole',
        channel: 'call',
        place: NO_PLACE,
        caller: { kind: 'new', id: ANA, name: 'Ana Ruiz', phone: null, email: null, language: 'es' },
        description: null,
        placeSaid: null,
        answers: null,
      },
      'New-0001',
    );
    openCase(B, 'New-0001 Pothole');
    changeTab(`case:${B}`, (tab) => ({ ...tab, title: '1-7000000001 Pothole' }));
    noteDeed({ type: 'add-caller', caseId: A, caller: { kind: 'anonymous' } }, 'Pothole');
    noteDeed(
      { type: 'add-note', caseId: A, visibility: 'internal', note: { id: TEXT, body: 'x' } },
      'Pothole',
    );
    expect(contact()).toMatchObject({
      caller: { kind: 'known', id: ANA },
      callerName: 'Ana Ruiz',
      language: 'es',
      cases: [
        { caseId: A, deed: 'joined', title: 'Pothole' },
        { caseId: B, deed: 'opened', title: '1-7000000001 Pothole' },
      ],
    });
  });

  it('does not take what is looked up after its end for a part of it', () => {
    startContact(1_000);
    endContact(2_000);
    openCase(A, 'Pothole');
    expect(contact().cases).toEqual([]);
    noteDeed({ type: 'add-caller', caseId: A, caller: { kind: 'known', id: ANA } }, 'Pothole');
    nameCaller(ANA, 'Ana Ruiz');
    expect([contact().cases.length, contact().callerName]).toEqual([1, 'Ana Ruiz']);
  });

  it('never ends before it began, whatever the clock does, and says all that is recorded', () => {
    startContact(5_000, CALL, known);
    openCase(A, 'Pothole');
    endContact(4_000);
    const { id, noteId, ...rest } = contact();
    expect(rest.endedAt).toBe(5_000);
    const command = recordCommand(
      { ...contact(), disposition: 'information', note: ' called twice ' },
      5_000,
      6_000,
    );
    expect(command).toEqual({
      type: 'record-contact',
      contactId: id,
      channel: 'call',
      startedAt: 5_000,
      endedAt: 5_000,
      wrappedUpAt: 6_000,
      call: { ucid: 'c-1', ani: '213-555-0142' },
      caller: { kind: 'known', id: ANA },
      language: 'es',
      interpreter: 'none',
      disposition: 'information',
      cases: [{ caseId: A, deed: 'looked-up' }],
      articles: [],
      note: { id: noteId, body: 'called twice' },
    });
  });

  it('makes presence follow', () => {
    setAway('lunch', 500);
    startContact(1_000);
    const talking = presenceOf(workspace.get());
    endContact(2_000);
    const wrapping = presenceOf(workspace.get());
    leaveContact(3_000);
    const after = presenceOf(workspace.get());
    setAway(null, 4_000);
    expect([talking, wrapping, after, presenceOf(workspace.get())]).toEqual([
      { presence: { state: 'on-contact' }, since: 1_000 },
      { presence: { state: 'wrap-up' }, since: 2_000 },
      { presence: { state: 'away', reason: 'lunch' }, since: 3_000 },
      { presence: { state: 'available' }, since: 4_000 },
    ]);
  });
});
