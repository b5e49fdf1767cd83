import LockOutlined from '@mui/icons-material/LockOutlined';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { AuditReviewView } from '../../../shared/contract/audit-sync.ts';
import type { AccountActor } from '../../../shared/domain/actor.ts';
import { LONGEST_REVIEW_NOTE } from '../../../shared/domain/audit/audit-command.ts';
import { AUDIT_VERDICTS, VERDICT_ORDER, type AuditVerdict } from '../../../shared/domain/audit/verdict.ts';
import type { City } from '../../../shared/domain/city.ts';
import { SIGNALS } from '../../../shared/domain/signals/closing-signal.ts';
import { signalWords } from '../../../shared/domain/signals/signal-words.ts';
import { fieldId } from '../../design/form-parts.tsx';
import { KeyHint } from '../../design/key-hint.tsx';
import { ScrollArea } from '../../design/scroll-area.tsx';
import { shownName } from '../../../shared/domain/case-words/shown-name.ts';
import { dateTime } from '../../../shared/domain/case-words/time-words.ts';
import { VerdictTag } from './verdict-tag.tsx';

/** Where the reviewer's note is written. */
export const NOTE_FIELD = 'review-note';

const PARTS = { first: 'First look', second: 'Second look', settled: 'Settled by' } as const;

function Signals({ review }: { review: AuditReviewView }) {
  const { signals, signalsLater, item } = review;
  if (signalsLater) {
    return (
      <Box sx={{ display: 'flex', gap: 2, color: 'text.secondary' }}>
        <LockOutlined />
        <Typography>
          Folded until your verdict is given: a random sample measures closures. Whoever knows what a machine
          suspects finds more of it.
        </Typography>
      </Box>
    );
  }
  if (signals === null)
    return (
      <Typography sx={{ color: 'text.secondary' }}>The hub has not looked at this closing yet.</Typography>
    );
  if (signals.length === 0) {
    return (
      <Typography sx={{ color: 'text.secondary' }}>
        {item.stream === 'risk' ? 'Nothing speaks against it any more.' : 'Nothing speaks against it.'}
      </Typography>
    );
  }
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 2 }}>
      {signals.map((signal) => (
        <Box component="li" key={signal.code}>
          <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, fontWeight: 600 }}>
            <span>{SIGNALS[signal.code].label}</span>
            <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums' }}>
              +{signal.points.toFixed(1)}
            </Box>
          </Box>
          <Typography sx={{ color: 'text.secondary' }}>{signalWords(signal)}</Typography>
        </Box>
      ))}
    </Box>
  );
}

function Given({ review, city, actor }: { review: AuditReviewView; city: City; actor: AccountActor }) {
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 3 }}>
      {review.reviews.map(({ id, part, reviewer, verdict, at, note, words }) => (
        <Box component="li" key={id} sx={{ display: 'grid', gap: 1, justifyItems: 'start' }}>
          <VerdictTag verdict={verdict} />
          <Typography variant="caption" sx={{ color: 'text.secondary' }}>
            {review.item.twice ? `${PARTS[part]}: ` : ''}
            {reviewer.id === actor.id ? 'you' : shownName(reviewer.name)}, {dateTime(at, city.timeZone)}
          </Typography>
          {words !== null && <Box sx={{ whiteSpace: 'pre-wrap' }}>“{words}”</Box>}
          {note !== null && <Box sx={{ whiteSpace: 'pre-wrap', color: 'text.secondary' }}>Note: {note}</Box>}
        </Box>
      ))}
    </Box>
  );
}

interface ReviewSideProps {
  review: AuditReviewView;
  actor: AccountActor;
  city: City;
  /** A verdict of this desk that is on its way. */
  unsent: AuditVerdict | null;
  /** Why no verdict can be given now. */
  whyNot: string | null;
  note: string;
  onNote: (note: string) => void;
}

/** What speaks against the closure, and what reviewers say. */
export function ReviewSide(props: ReviewSideProps) {
  const { review, actor, city, unsent, whyNot, note, onNote } = props;
  return (
    <ScrollArea label="Signals and verdict">
      <Box sx={{ p: 4, display: 'grid', gap: 5 }}>
        <Box component="section" aria-labelledby="review-signals">
          <Typography variant="h2" id="review-signals" sx={{ mb: 1.5 }}>
            Signals
          </Typography>
          <Signals review={review} />
        </Box>
        <Box component="section" aria-labelledby="review-verdict">
          <Typography variant="h2" id="review-verdict" sx={{ mb: 1.5 }}>
            {review.item.standing === 'disputed' ? 'Two reviewers disagree' : 'Verdict'}
          </Typography>
          {unsent !== null && (
            <Box sx={{ display: 'grid', gap: 1, justifyItems: 'start', mb: 2 }} role="status">
              <VerdictTag verdict={unsent} />
              <Typography variant="caption">Unsent: it goes to the hub by itself.</Typography>
            </Box>
          )}
          <Given review={review} city={city} actor={actor} />
          {whyNot !== null && unsent === null && (
            <Typography sx={{ color: 'text.secondary', mt: 2 }}>{whyNot}</Typography>
          )}
          {whyNot === null && (
            <Box sx={{ display: 'grid', gap: 3 }}>
              {review.item.twice && review.item.standing !== 'disputed' && (
                <Typography>
                  Two people review this closure. Neither sees the other’s verdict before giving their own.
                </Typography>
              )}
              <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.5 }}>
                {VERDICT_ORDER.map((verdict, at) => (
                  <Box
                    component="li"
                    key={verdict}
                    sx={{ display: 'grid', gridTemplateColumns: '26px minmax(0, 1fr)', alignItems: 'start' }}
                  >
                    <KeyHint keys={String(at + 1)} />
                    <div>
                      <Box sx={{ fontWeight: 600 }}>{AUDIT_VERDICTS[verdict].label}</Box>
                      <Box sx={{ color: 'text.secondary' }}>{AUDIT_VERDICTS[verdict].means}</Box>
                    </div>
                  </Box>
                ))}
              </Box>
              <TextField
                label="Note for reviewers"
                multiline
                minRows={3}
                maxRows={8}
                value={note}
                id={fieldId(NOTE_FIELD)}
                helperText="What your verdict rests on. It goes with the verdict."
                slotProps={{ htmlInput: { maxLength: LONGEST_REVIEW_NOTE } }}
                onChange={(event) => onNote(event.target.value)}
                onKeyDown={(event) => {
                  // Back to the keys of the page; what was typed stays.
                  if (event.key !== 'Escape') return;
                  event.stopPropagation();
                  event.preventDefault();
                  if (event.target instanceof HTMLElement) event.target.blur();
                }}
              />
            </Box>
          )}
        </Box>
      </Box>
    </ScrollArea>
  );
}
