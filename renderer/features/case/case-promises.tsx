import TaskAltOutlined from '@mui/icons-material/TaskAltOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { CaseView } from '../../../shared/contract/case-view.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import { isOpenPromise, type CasePromise, type PromiseBasis } from '../../../shared/domain/promise.ts';
import { languageName } from '../../design/caller-words.ts';
import { promiseSentence } from '../../../shared/domain/case-words/promise-sentence.ts';
import { PromiseTag } from '../../design/promise-tag.tsx';
import { useNow } from '../../design/use-now.ts';
import type { CaseWords } from '../../case-deeds/use-case-words.ts';

const BASIS_WORDS: Record<PromiseBasis, string> = {
  due: 'the due time',
  usual: 'what is usual here',
  agent: 'the agent’s own word',
  none: 'no date',
};

/** The promise that is settled next: of those open, the one due first; those without a time last. */
export function nextPromise(facts: Pick<CaseFacts, 'promises'>): CasePromise | null {
  const open = facts.promises.filter(isOpenPromise);
  return open.toSorted((a, b) => (a.by ?? Infinity) - (b.by ?? Infinity))[0] ?? null;
}

interface CasePromisesProps {
  view: CaseView;
  words: CaseWords;
  timeZone: string;
  /** Null when what is owed can be settled; else why not. */
  whyNot: string | null;
  onSettle: (promise: CasePromise) => void;
}

/** What the callers of the case were told, and what became of it. */
export function CasePromises({ view, words, timeZone, whyNot, onSettle }: CasePromisesProps) {
  const now = useNow();
  const { promises } = view.facts;
  if (promises.length === 0) return null;
  const texts = new Map(view.entries.flatMap((one) => Object.entries(one.texts)));
  return (
    <Box component="section" aria-labelledby="case-promises">
      <Typography variant="h2" id="case-promises" sx={{ mb: 1 }}>
        Promised
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {promises.map((promise) => {
          const why = promise.text === null ? null : texts.get(promise.text);
          return (
            <Box
              component="li"
              key={promise.id}
              sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2, py: 1 }}
            >
              <PromiseTag promise={promise} />
              <span>{promiseSentence(promise, now, timeZone)}</span>
              <Typography variant="caption" sx={{ color: 'text.secondary' }}>
                {[
                  promise.callerId === null
                    ? 'to a caller without a name'
                    : `to ${words.callerName(promise.callerId) ?? 'a caller you can’t see'}`,
                  `in ${languageName(promise.language)}`,
                  promise.kind === 'work' ? `from ${BASIS_WORDS[promise.basis]}` : null,
                  owesWords(promise, words),
                ]
                  .filter((part) => part !== null)
                  .join(', ')}
              </Typography>
              {isOpenPromise(promise) && (
                <Button
                  size="small"
                  startIcon={<TaskAltOutlined />}
                  aria-disabled={whyNot === null ? undefined : true}
                  onClick={whyNot === null ? () => onSettle(promise) : undefined}
                >
                  Settle
                </Button>
              )}
              {why != null && (
                <Typography sx={{ flexBasis: '100%', overflowWrap: 'anywhere' }}>“{why}”</Typography>
              )}
            </Box>
          );
        })}
      </Box>
    </Box>
  );
}

function owesWords({ owner, department, end }: CasePromise, words: CaseWords): string | null {
  if (end !== null) return null;
  if (owner !== null) return `owed by ${words.colleagueName(owner) ?? 'a colleague'}`;
  if (department !== null) return `owed by ${words.city.department(department)?.shortName ?? department}`;
  return null;
}
