import ExpandMoreOutlined from '@mui/icons-material/ExpandMoreOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useCallback, useId, useMemo, useState } from 'react';
import type { CaseView } from '../../../shared/contract/case-view.ts';
import type { City } from '../../../shared/domain/city.ts';
import { isOpenEscalation } from '../../../shared/domain/escalation/escalation.ts';
import type { TextId } from '../../../shared/domain/ids.ts';
import { useActions } from '../../actions/use-actions.ts';
import { gravestFirst } from '../../design/escalation/turn-words.ts';
import { useDirectoryWords } from '../../design/escalation/use-directory-words.ts';
import { useEscalationDeeds } from '../../design/escalation/use-escalation-deeds.tsx';
import { useNow } from '../../design/use-now.ts';
import { EndedEscalation } from './ended-escalation.tsx';
import { OpenEscalation } from './open-escalation.tsx';

/** The escalations of a case: where each open one stands and what can be done about it; the ended ones folded. */
export function CaseEscalations({ view, city }: { view: CaseView; city: City }) {
  const { facts, reference, entries } = view;
  const now = useNow();
  const words = useDirectoryWords(city, facts.department);
  const texts = useMemo(() => new Map(entries.flatMap((one) => Object.entries(one.texts))), [entries]);
  const textOf = useCallback((id: TextId) => texts.get(id) ?? null, [texts]);
  const { actions, dialog } = useEscalationDeeds({
    facts,
    reference: facts.number ?? reference,
    city,
    textOf,
  });
  const offered = useMemo(
    () =>
      facts.escalations
        .filter(isOpenEscalation)
        .flatMap(({ id }) => (actions.get(id) ?? NONE).filter(({ isNow }) => isNow)),
    [facts.escalations, actions],
  );
  useActions(offered);
  const open = gravestFirst(facts.escalations, now, words);
  const ended = facts.escalations.filter((one) => !isOpenEscalation(one)).toReversed();
  if (facts.escalations.length === 0) return null;
  return (
    <Box component="section" aria-labelledby="case-escalations" sx={{ display: 'grid', gap: 3 }}>
      <Typography variant="h2" id="case-escalations">
        {open.length > 0 ? 'Escalated' : 'Was escalated'}
      </Typography>
      {open.map((one) => (
        <OpenEscalation
          key={one.id}
          escalation={one}
          words={words}
          textOf={textOf}
          actions={(actions.get(one.id) ?? NONE).filter(({ isNow }) => isNow)}
        />
      ))}
      {ended.length > 0 && (
        <Ended count={ended.length}>
          {ended.map((one) => (
            <EndedEscalation key={one.id} escalation={one} words={words} textOf={textOf} />
          ))}
        </Ended>
      )}
      {dialog}
    </Box>
  );
}

const NONE: readonly never[] = [];

function Ended({ count, children }: { count: number; children: React.ReactNode }) {
  const [shown, setShown] = useState(false);
  const id = useId();
  return (
    <Box>
      <Button
        variant="text"
        endIcon={<ExpandMoreOutlined sx={{ transform: shown ? 'rotate(180deg)' : 'none' }} />}
        aria-expanded={shown}
        aria-controls={id}
        onClick={() => setShown(!shown)}
      >
        {count === 1 ? '1 ended escalation' : `${count} ended escalations`}
      </Button>
      <Box id={id} hidden={!shown} sx={{ mt: 1 }}>
        <Box sx={{ display: 'grid', gap: 3 }}>{children}</Box>
      </Box>
    </Box>
  );
}
