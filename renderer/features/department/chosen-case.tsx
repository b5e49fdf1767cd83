import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import RadioButtonUncheckedOutlined from '@mui/icons-material/RadioButtonUncheckedOutlined';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { CaseView } from '../../../shared/contract/case-view.ts';
import type { City } from '../../../shared/domain/city.ts';
import { SHOWN_WORDS, VISIT_FINDINGS } from '../../../shared/domain/closure/evidence.ts';
import { missingFor } from '../../case-deeds/missing-for.ts';
import { CaseNumber } from '../../design/case-number.tsx';
import { caseTitle } from '../../design/case-title.ts';
import { dateTime } from '../../../shared/domain/case-words/time-words.ts';
import { useNow } from '../../design/use-now.ts';
import { departmentName, serviceName } from '../../door/use-city.ts';
import { openCase } from '../../workspace/workspace.ts';

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <Box component="dt" sx={{ color: 'text.secondary', typography: 'caption' }}>
        {name}
      </Box>
      <Box component="dd" sx={{ m: 0, minWidth: 0, overflowWrap: 'anywhere' }}>
        {children}
      </Box>
    </>
  );
}

/** What a caller said when it was opened, and why it was referred, when it was. */
function wordsOf({ entries }: CaseView): {
  readonly description: string | null;
  readonly referral: string | null;
} {
  let description: string | null = null;
  let referral: string | null = null;
  for (const { event, texts } of entries) {
    if (event.type === 'case-opened' && event.description !== null)
      description = texts[event.description] ?? null;
    if (event.type === 'referred') referral = texts[event.text] ?? null;
  }
  return { description, referral };
}

/** What a crew has to know of a case before it goes there, and what is still missing before it can be closed as done. */
export function ChosenCase({ view, city }: { view: CaseView; city: City }) {
  const { facts, reference } = view;
  const now = useNow();
  const name = serviceName(city, facts.service);
  const { description, referral } = wordsOf(view);
  const missing = missingFor(facts, 'completed', city, now);
  const lastVisit = facts.visits.at(-1);
  const photos = facts.attachments.filter(({ shows }) => shows !== null);
  return (
    <Box component="section" aria-label="The chosen case" sx={{ px: 4, py: 3, display: 'grid', gap: 2 }}>
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 2, flexWrap: 'wrap' }}>
        <Typography variant="h2">{name}</Typography>
        <Link
          component="button"
          type="button"
          sx={{ '@media (max-width: 640px)': { minHeight: 44 } }}
          onClick={() => openCase(facts.id, caseTitle({ number: facts.number, reference }, name))}
        >
          <CaseNumber number={facts.number} reference={reference} />
        </Link>
      </Box>
      <Box
        component="dl"
        sx={{
          m: 0,
          display: 'grid',
          gridTemplateColumns: '92px minmax(0, 1fr)',
          rowGap: 1,
          columnGap: 2,
          alignItems: 'baseline',
        }}
      >
        <Fact name="Where">
          {facts.place.address === '' ? 'No address' : facts.place.address}
          {facts.place.district !== null && ` · district ${facts.place.district}`}
        </Fact>
        {description !== null && <Fact name="Asked for">{description}</Fact>}
        {facts.state === 'referred' && referral !== null && (
          <Fact name="Referred">
            {departmentName(city, facts.department)}: {referral}
          </Fact>
        )}
        {lastVisit !== undefined && (
          <Fact name="Last visit">
            {dateTime(lastVisit.at, city.timeZone)}
            {lastVisit.crew !== null && `, crew ${lastVisit.crew}`}:{' '}
            {VISIT_FINDINGS[lastVisit.found].toLowerCase()}
          </Fact>
        )}
        {photos.length > 0 && (
          <Fact name="Photos">
            {photos.map(({ shows }) => (shows === null ? '' : SHOWN_WORDS[shows].toLowerCase())).join(', ')}
          </Fact>
        )}
        <Fact name="To close it">
          {missing.length === 0 ? (
            <Box
              component="span"
              sx={{
                display: 'inline-flex',
                gap: 1,
                alignItems: 'center',
                '& svg': { fontSize: 16, color: 'done.text' },
              }}
            >
              <CheckCircleOutlined /> Nothing is missing for “completed”.
            </Box>
          ) : (
            <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {missing.map(({ demand, todo }) => (
                <Box
                  component="li"
                  key={demand}
                  sx={{
                    display: 'flex',
                    gap: 1,
                    '& svg': { fontSize: 16, mt: 0.5, color: 'text.secondary' },
                  }}
                >
                  <RadioButtonUncheckedOutlined titleAccess="Missing" />
                  <span>{todo}</span>
                </Box>
              ))}
            </Box>
          )}
        </Fact>
      </Box>
    </Box>
  );
}
