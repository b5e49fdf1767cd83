import { useCallback, useMemo } from 'react';
import { typedRefusal } from '../../../shared/contract/input-words.ts';
import { openCase as openCaseSchema } from '../../../shared/domain/case-command.ts';
import type { City } from '../../../shared/domain/city.ts';
import type { Service } from '../../../shared/domain/city-pack.ts';
import { callerId, promiseId, textId, type CaseId } from '../../../shared/domain/ids.ts';
import { caseTitle } from '../../design/case-title.ts';
import { dryRun } from '../../design/dry-run.ts';
import { notify } from '../../design/notices.ts';
import { useActor } from '../../design/use-actor.ts';
import { useAsk } from '../../door/use-door.ts';
import { keptMeaning, useCommand } from '../../design/use-command.ts';
import { askedAnswers } from '../../questions/missing-answers.ts';
import { validatorFor } from '../../questions/validator-for.ts';
import { nameCaller } from '../../workspace/run-contact.ts';
import { closeTab, openCase, type NewCaseDraft, type NewCaseTab } from '../../workspace/workspace.ts';
import { keepDraft } from './keep-draft.ts';
import { openCommand, serviceSaidOf, type FilingIds, type FilingMore } from './open-command.ts';

/** What the rules for filing do not depend on. */
const NOTHING_MORE: FilingMore = {
  answers: null,
  told: { basis: 'none', by: null },
  emergency: null,
  serviceSaid: null,
};

const freshText = () => textId.parse(crypto.randomUUID());

/** The case has the id of its draft: filing the same draft twice, even after a restart or on two desks, can't make two. */
function idsOf(draftId: CaseId): FilingIds {
  return {
    caseId: draftId,
    callerId: callerId.parse(crypto.randomUUID()),
    description: freshText(),
    placeSaid: freshText(),
    answers: freshText(),
    serviceSaid: freshText(),
    promise: promiseId.parse(crypto.randomUUID()),
  };
}

function answersToFile(draft: NewCaseDraft, service: Service): NewCaseDraft['answers'] | null {
  if (service.questions === null) return null;
  const validator = validatorFor(service.questions.schema);
  const answers =
    validator === null ? draft.answers : askedAnswers(validator, service.questions.schema, draft.answers);
  return Object.keys(answers).length === 0 ? null : answers;
}

/** Files the draft of a tab, then opens the case and closes the tab. */
export function useFiling(tab: NewCaseTab, city: City) {
  const { key, draftId, lineage } = tab;
  const ids = useMemo(() => idsOf(draftId), [draftId]);
  const { send, busy, stopped, clear } = useCommand();
  const actor = useActor();
  const split = tab.draft.splitFrom;
  const parent = useAsk(
    'case.get',
    { id: split?.caseId ?? draftId },
    { enabled: split !== null, keepOld: false },
  ).data?.facts;

  const file = useCallback(
    async (draft: NewCaseDraft, service: Service, more: Omit<FilingMore, 'answers' | 'serviceSaid'>) => {
      const command = openCommand({ ...draft, service: service.code }, ids, city.version, {
        ...more,
        answers: answersToFile(draft, service),
        serviceSaid: serviceSaidOf(draft, service, ids.serviceSaid),
      });
      // What is filed is on disk as a draft before: should the hub refuse it, all of it comes back.
      if (!(await keepDraft({ key, draftId, lineage, draft }))) return;
      const kept = await send(command);
      if (kept === null) return;
      nameCaller(draft.callerId, draft.callerName);
      openCase(ids.caseId, caseTitle({ number: null, reference: kept.reference }, service.name.en));
      closeTab(key);
      notify({
        id: `filed:${ids.caseId}`,
        meaning: keptMeaning(kept),
        text: kept.waits
          ? `Kept on this desk as ${kept.reference}. The number comes when the hub answers; don’t read this one out.`
          : `Filed: ${service.name.en}. The number comes when the hub answers.`,
      });
    },
    [ids, city, send, key, draftId, lineage],
  );

  /** What the hub would refuse in a draft from which nothing is missing; null when it would take it. */
  const refusalOf = useCallback(
    (draft: NewCaseDraft, service: Service, now: number): string | null => {
      const command = openCommand({ ...draft, service: service.code }, ids, city.version, NOTHING_MORE);
      const shape = openCaseSchema.safeParse(command);
      if (!shape.success) {
        const [issue] = shape.error.issues;
        return (issue === undefined ? null : typedRefusal(issue)) ?? 'Something in it can’t be kept.';
      }
      // What this desk can't look up now, the hub judges.
      const { splitFrom: _split, ...alone } = command;
      const judged = parent === undefined ? alone : command;
      return actor === null
        ? 'Sign in first.'
        : (dryRun(judged, { facts: null, other: parent ?? null, actor, city, now })?.message ?? null);
    },
    [ids, city, actor, parent],
  );
  return useMemo(
    () => ({ file, refusalOf, ids, busy, stopped, clear }),
    [file, refusalOf, ids, busy, stopped, clear],
  );
}
