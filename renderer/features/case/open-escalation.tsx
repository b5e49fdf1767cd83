import CampaignOutlined from '@mui/icons-material/CampaignOutlined';
import NotificationImportantOutlined from '@mui/icons-material/NotificationImportantOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { ESCALATION_REASONS } from '../../../shared/domain/escalation/escalation-reason.ts';
import {
  isCallerInformed,
  presentOffer,
  type Escalation,
} from '../../../shared/domain/escalation/escalation.ts';
import type { TextId } from '../../../shared/domain/ids.ts';
import { ActionButton } from '../../design/action-button.tsx';
import { AcknowledgeTime } from '../../design/escalation/acknowledge-time.tsx';
import { AnswerText } from '../../design/escalation/answer-text.tsx';
import type { DirectoryWords } from '../../design/escalation/directory-words.ts';
import type { EscalationAction } from '../../design/escalation/escalation-actions.ts';
import type { EscalationDeedName } from '../../design/escalation/escalation-deed.tsx';
import { EscalationLadder } from '../../design/escalation/escalation-ladder.tsx';
import { turnWords } from '../../design/escalation/turn-words.ts';
import { PATH_NAMES } from '../../../shared/domain/escalation/path-names.ts';
import { TELL_WORDS } from '../../../shared/domain/case-words/escalation-words.ts';
import { RelativeTime } from '../../design/relative-time.tsx';
import { Tag } from '../../design/tag.tsx';
import { useNow } from '../../design/use-now.ts';
import { escalationElement } from '../../case-deeds/escalation-element.ts';

interface OpenEscalationProps {
  escalation: Escalation;
  words: DirectoryWords;
  textOf: (id: TextId) => string | null;
  actions: readonly EscalationAction[];
}

/** What its turn is about; the rest are ways around it. */
const NEXT: ReadonlySet<EscalationDeedName> = new Set(['acknowledge', 'answer', 'told', 'resolve']);

/** One open escalation: how it stands, with whom, until when, what was answered, who was asked, what can be done. */
export function OpenEscalation({ escalation, words, textOf, actions }: OpenEscalationProps) {
  const now = useNow();
  const { meaning, state, turn } = turnWords(escalation, now, words);
  const offer = presentOffer(escalation);
  const next = actions.find(({ deed, whyNot }) => whyNot === null && NEXT.has(deed));
  const titleId = `${escalationElement(escalation.id)}-title`;
  return (
    <Box
      component="article"
      id={escalationElement(escalation.id)}
      tabIndex={-1}
      aria-labelledby={titleId}
      sx={{
        border: 1,
        borderColor: meaning === 'breach' ? 'breach.line' : 'divider',
        borderRadius: 1.5,
        px: 4,
        py: 3,
        display: 'grid',
        gap: 3,
      }}
    >
      {escalation.state === 'exhausted' && (
        <Alert severity="error" icon={<NotificationImportantOutlined />}>
          {escalation.exhausted?.why === 'nobody-there'
            ? 'Nobody of any tier was there. It is with the supervisors.'
            : 'Nobody of any tier acknowledged it. It is with the supervisors.'}
        </Alert>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 3, justifyContent: 'space-between' }}>
        <Box sx={{ display: 'grid', gap: 1, minWidth: 0 }}>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2, rowGap: 1 }}>
            <Typography variant="h3" id={titleId}>
              {PATH_NAMES[escalation.path]}
            </Typography>
            <Tag
              meaning={meaning}
              icon={meaning === 'breach' ? <NotificationImportantOutlined /> : <CampaignOutlined />}
            >
              {state}
            </Tag>
            <span>
              {turn}, since <RelativeTime at={escalation.since} />
            </span>
          </Box>
          <Reason escalation={escalation} words={words} textOf={textOf} />
        </Box>
        {escalation.state === 'offered' && offer !== undefined && <AcknowledgeTime offer={offer} />}
      </Box>
      <Answer escalation={escalation} words={words} textOf={textOf} />
      <EscalationLadder escalation={escalation} words={words} textOf={textOf} />
      {actions.length > 0 && (
        <Box
          role="toolbar"
          aria-label={`What can be done about this ${PATH_NAMES[escalation.path].toLowerCase()}`}
          sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}
        >
          {actions.map((action) => (
            <ActionButton
              key={action.id}
              action={action}
              variant={action === next ? 'contained' : 'outlined'}
            />
          ))}
        </Box>
      )}
    </Box>
  );
}

type Told = Pick<OpenEscalationProps, 'escalation' | 'words' | 'textOf'>;

/** Why it was raised, by whom, in whose words. */
function Reason({ escalation, words, textOf }: Told) {
  const { reason, rule, raisedAt, raisedBy, text, department, unit } = escalation;
  const said = text === null ? null : textOf(text);
  const to =
    unit === null
      ? words.department(department)
      : `${words.department(department)}, ${words.unit(department, unit)}`;
  const by = rule === null ? `by ${words.person(raisedBy)}` : `by the rule “${rule.id}”`;
  return (
    <>
      <Typography>
        {ESCALATION_REASONS[reason].label}.
        {said !== null && (
          <Box component="span" sx={{ overflowWrap: 'anywhere' }}>
            {' '}
            “{said}”
          </Box>
        )}
      </Typography>
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        Raised {by} to {to}, {words.when(raisedAt)}
      </Typography>
    </>
  );
}

/** What came back: the answer and whether the caller knows it, or why it was returned. */
function Answer({ escalation, words, textOf }: Told) {
  const { answer, told, returned, state } = escalation;
  if (state === 'returned' && returned !== null) {
    return (
      <Alert severity="warning">
        {words.person(returned.by)}, {words.when(returned.at)}: “
        {textOf(returned.text) ?? 'not for you to read'}”
      </Alert>
    );
  }
  if (answer === null) return null;
  const mustTell = !isCallerInformed(escalation);
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <AnswerText body={textOf(answer.text)} tell={mustTell} known={answer.tell && !mustTell} />
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        Answered by {words.person(answer.by)}, {words.when(answer.at)}
        {told !== null && `. ${TELL_WORDS[told.result]} by ${words.person(told.by)}, ${words.when(told.at)}`}
      </Typography>
    </Box>
  );
}
