import Link from '@mui/material/Link';
import type { HandOver } from '../../../shared/contract/hand-over-view.ts';
import type { City } from '../../../shared/domain/city.ts';
import { turnOf } from '../../../shared/domain/escalation/escalation-turn.ts';
import { caseTitle } from '../../design/case-title.ts';
import { TURN_WORDS } from '../../../shared/domain/case-words/escalation-words.ts';
import { useAsk } from '../../door/use-door.ts';
import { serviceName } from '../../door/use-city.ts';
import { openCase } from '../../workspace/workspace.ts';

/** A case that was handed over, by its number, with what its escalation waits for now. */
export function HandedCase({ of, city }: { of: HandOver['escalations'][number]; city: City }) {
  const view = useAsk('case.get', { id: of.caseId }, { keepOld: false }).data;
  if (view === undefined) return <span>…</span>;
  if (view === null) return <span>A case you may not see</span>;
  const { facts, reference } = view;
  const escalation = facts.escalations.find((one) => one.id === of.escalationId);
  const turn = escalation === undefined ? null : turnOf(escalation);
  const title = { ...facts, reference };
  return (
    <span>
      <Link
        component="button"
        type="button"
        onClick={() => openCase(facts.id, caseTitle(title, serviceName(city, facts.service)))}
      >
        {facts.number ?? reference}
      </Link>{' '}
      {serviceName(city, facts.service)}: {turn === null ? 'ended' : TURN_WORDS[turn].toLowerCase()}
    </span>
  );
}
