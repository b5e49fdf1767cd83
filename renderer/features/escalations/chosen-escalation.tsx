import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { CaseView } from '../../../shared/contract/case-view.ts';
import type { EscalationRow } from '../../../shared/contract/escalation-view.ts';
import type { City } from '../../../shared/domain/city.ts';
import { isCallerInformed } from '../../../shared/domain/escalation/escalation.ts';
import { ESCALATION_REASONS } from '../../../shared/domain/escalation/escalation-reason.ts';
import type { TextId } from '../../../shared/domain/ids.ts';
import { AnswerText } from '../../design/escalation/answer-text.tsx';
import type { DirectoryWords } from '../../design/escalation/directory-words.ts';
import { EscalationLadder } from '../../design/escalation/escalation-ladder.tsx';
import { EscalationTag } from '../../design/escalation/escalation-tag.tsx';
import { PATH_NAMES } from '../../../shared/domain/escalation/path-names.ts';
import { RelativeTime } from '../../design/relative-time.tsx';
import { serviceName } from '../../door/use-city.ts';

interface ChosenEscalationProps {
  row: EscalationRow;
  /** Null while the case is on its way. */
  view: CaseView | null;
  city: City;
  words: DirectoryWords;
  textOf: (id: TextId) => string | null;
}

/** All that is to be known of one escalation before somebody acts on it. */
export function ChosenEscalation({ row, view, city, words, textOf }: ChosenEscalationProps) {
  const { escalation: one, case: of } = row;
  const why = one.text === null ? null : textOf(one.text);
  const answer = one.answer === null ? null : textOf(one.answer.text);
  const said = view?.entries.map(({ event, texts }) =>
    event.type === 'case-opened' && event.description !== null ? (texts[event.description] ?? null) : null,
  );
  const description = said?.find((text) => text !== null) ?? null;
  return (
    <Box
      component="section"
      aria-label="The chosen escalation"
      tabIndex={0}
      sx={{
        width: 420,
        flex: 'none',
        minHeight: 0,
        overflow: 'auto',
        borderLeft: 1,
        borderColor: 'divider',
        px: 4,
        py: 3,
        display: 'grid',
        alignContent: 'start',
        gap: 3,
      }}
    >
      <Box sx={{ display: 'grid', gap: 1, justifyItems: 'start' }}>
        <EscalationTag escalation={one} words={words} />
        <Typography variant="h3" component="h2">
          {PATH_NAMES[one.path]}: {ESCALATION_REASONS[one.reason].label.toLowerCase()}
        </Typography>
        <Typography sx={{ color: 'text.secondary' }}>
          {serviceName(city, of.service)}
          {of.address === '' ? '' : `, ${of.address}`}
        </Typography>
        <Typography sx={{ color: 'text.secondary' }}>
          Raised <RelativeTime at={one.raisedAt} />{' '}
          {one.rule === null ? `by ${words.person(one.raisedBy)}` : `by the rule “${one.rule.id}”`}
        </Typography>
      </Box>
      {why !== null && <Said label="Why" body={why} />}
      {answer !== null && (
        <AnswerText body={answer} tell={one.answer?.tell === true && !isCallerInformed(one)} />
      )}
      {one.returned !== null && one.state === 'returned' && (
        <Said
          label="Why it came back"
          body={textOf(one.returned.text) ?? 'Erased, or not for you to read.'}
        />
      )}
      <Box>
        <Typography variant="subtitle2" component="h3">
          Who was asked
        </Typography>
        <EscalationLadder escalation={one} words={words} textOf={textOf} />
      </Box>
      {description !== null && <Said label="What the caller said first" body={description} />}
    </Box>
  );
}

function Said({ label, body }: { label: string; body: string }) {
  return (
    <Box>
      <Typography variant="subtitle2" component="h3">
        {label}
      </Typography>
      <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{body}</Typography>
    </Box>
  );
}
