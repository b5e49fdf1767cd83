import { useCallback, useState } from 'react';
import type { City } from '../../../shared/domain/city.ts';
import { attachmentOfDraft } from '../../attachments/draft-file.ts';
import type { CaseCommand } from '../../../shared/domain/case-command.ts';
import { shownFileName } from '../../../shared/domain/file-name.ts';
import { commandId } from '../../../shared/domain/ids.ts';
import { ask, DoorError } from '../../door/door-client.ts';
import { serviceName } from '../../door/use-city.ts';
import { callerInputOf } from '../../design/caller-input-of.ts';
import { caseTitle } from '../../design/case-title.ts';
import { shortDay } from '../../../shared/domain/case-words/promise-sentence.ts';
import { notify } from '../../design/notices.ts';
import { nameCaller, noteDeed } from '../../workspace/run-contact.ts';
import { closeTab, openCase, type NewCaseDraft } from '../../workspace/workspace.ts';
import { discardDraft } from './drafts/discard-draft.ts';
import { callerOf, promiseOf, serviceSaidOf, type FilingIds } from './open-command.ts';
import { toldOnJoining } from './told-promise.ts';
import type { NearRow } from './use-near.ts';

/** Ids of one joining, so that pressing again after a failure can't do it twice. */
const freshIds = () => ({
  caller: commandId.parse(crypto.randomUUID()),
  note: commandId.parse(crypto.randomUUID()),
});

async function tell(id: ReturnType<typeof freshIds>['caller'], command: CaseCommand): Promise<string | null> {
  try {
    const answer = await ask('command.send', { commandId: id, command });
    if (answer.status === 'refused') return answer.refusal.message;
    noteDeed(command, answer.reference);
    return null;
  } catch (error) {
    if (!(error instanceof DoorError)) throw error;
    return error.message;
  }
}

/**
 * Joins the caller of a draft to a case there is already, in place of a new one. What the caller said goes there as an
 * internal note, and the draft's files go there; then the case is opened and the draft's tab closed.
 */
export function useJoin(tabKey: string, filing: FilingIds, city: City) {
  const [ids, setIds] = useState(freshIds);
  const [problem, setProblem] = useState<string | null>(null);

  const join = useCallback(
    async (draft: NewCaseDraft, row: NearRow) => {
      const caller = callerInputOf(callerOf(draft), filing.callerId);
      const told = toldOnJoining(row, city, Date.now());
      const promise = promiseOf(filing.promise, told, draft.callerLanguage);
      const joined = city.service(row.service);
      const serviceSaid = joined === undefined ? null : serviceSaidOf(draft, joined, filing.serviceSaid);
      const refused = await tell(ids.caller, {
        type: 'add-caller',
        caseId: row.id,
        caller,
        ...(serviceSaid === null ? {} : { serviceSaid }),
        promise,
      });
      if (refused !== null) {
        setProblem(refused);
        setIds(freshIds());
        return;
      }
      nameCaller(draft.callerId, draft.callerName);
      const said = draft.description.trim();
      if (said !== '') {
        const note = { id: filing.description, body: `Said by a caller who joined: ${said}` };
        const notNoted = await tell(ids.note, {
          type: 'add-note',
          caseId: row.id,
          visibility: 'internal',
          note,
        });
        if (notNoted !== null)
          notify({
            meaning: 'breach',
            text: `The caller’s words could not be added: ${notNoted}`,
            keep: true,
          });
      }
      for (const file of draft.files) {
        const attachment = attachmentOfDraft(file);
        const notAdded = await tell(commandId.parse(crypto.randomUUID()), {
          type: 'add-attachment',
          caseId: row.id,
          attachment,
        });
        if (notAdded !== null) {
          const text = `${shownFileName(file.name)} could not be added: ${notAdded}`;
          notify({ meaning: 'breach', text, keep: true });
        }
      }
      const name = row.number ?? row.reference;
      openCase(row.id, caseTitle(row, serviceName(city, row.service)));
      closeTab(tabKey);
      void discardDraft(filing.caseId);
      const day =
        told.by === null ? 'no date for it' : `due by ${shortDay(told.by, Date.now(), city.timeZone)}`;
      notify({
        meaning: 'done',
        text: `The caller follows ${name} now. No new case was filed. Tell them: ${day}.`,
      });
    },
    [city, filing, ids, tabKey],
  );
  return { join, problem };
}
