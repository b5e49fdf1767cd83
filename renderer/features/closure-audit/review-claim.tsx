import CheckOutlined from '@mui/icons-material/CheckOutlined';
import RemoveOutlined from '@mui/icons-material/RemoveOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { AuditReviewView } from '../../../shared/contract/audit-sync.ts';
import type { CaseView } from '../../../shared/contract/case-view.ts';
import type { City } from '../../../shared/domain/city.ts';
import { DEMANDS, type ClosureContract } from '../../../shared/domain/closure/closure-pack.ts';
import { OUTCOMES } from '../../../shared/domain/outcome.ts';
import { CaseNumber } from '../../design/case-number.tsx';
import { MarkedText } from '../../design/internal-mark.tsx';
import { ScrollArea } from '../../design/scroll-area.tsx';
import { shownName } from '../../../shared/domain/case-words/shown-name.ts';
import { Tag } from '../../design/tag.tsx';
import { exactTime } from '../../../shared/domain/case-words/time-words.ts';
import { departmentName, serviceName } from '../../door/use-city.ts';
import { demandsMet } from './demands-met.ts';

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Box>
      <Typography variant="caption" component="dt" sx={{ color: 'text.secondary' }}>
        {name}
      </Typography>
      <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
        {children}
      </Box>
    </Box>
  );
}

/** What the contract demanded, and whether the case has it, as far as that can be told now. */
function Demands({
  contract,
  review,
  view,
}: {
  contract: ClosureContract;
  review: AuditReviewView;
  view: CaseView | null;
}) {
  const met = view === null ? null : demandsMet(view.facts, review.claim);
  return (
    <Box component="section" aria-labelledby="review-contract">
      <Typography variant="h3" id="review-contract">
        What its contract demanded
      </Typography>
      <Typography variant="caption" component="p" sx={{ color: 'text.secondary', mb: 1 }}>
        {contract.because}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
        {contract.demands.length === 0 && <li>Nothing but an explanation.</li>}
        {contract.demands.map((demand) => (
          <Box component="li" key={demand} sx={{ display: 'flex', gap: 1.5, alignItems: 'center' }}>
            {met !== null && (
              <Tag
                meaning={met[demand] ? 'done' : 'breach'}
                icon={met[demand] ? <CheckOutlined /> : <RemoveOutlined />}
                quiet
              >
                {met[demand] ? 'There' : 'Missing'}
              </Tag>
            )}
            {DEMANDS[demand]}
          </Box>
        ))}
      </Box>
    </Box>
  );
}

/** What was said when the case was closed: as what, why, by whom, when, and by which contract. */
export function ReviewClaim({
  review,
  city,
  view,
}: {
  review: AuditReviewView;
  city: City;
  view: CaseView | null;
}) {
  const { item, claim, present } = review;
  const { closure } = city.pack;
  const contract = closure?.contracts.find(({ id }) => id === claim.contract) ?? null;
  const reason = closure?.reasons.find(({ code }) => code === claim.reason)?.label.en ?? claim.reason;
  const opened = view?.facts.openedAt ?? null;
  return (
    <ScrollArea label="What was said">
      <Box sx={{ p: 4, display: 'grid', gap: 4 }}>
        <Box>
          <Typography variant="caption" component="p" sx={{ color: 'text.secondary' }}>
            The claim
          </Typography>
          <Typography variant="h1">{serviceName(city, item.service)}</Typography>
          <Box>
            <CaseNumber number={item.number} reference="" /> · {item.address}
          </Box>
        </Box>
        <Box component="dl" sx={{ m: 0, display: 'grid', gap: 2 }}>
          <Fact name="Closed as">
            <Box component="span" sx={{ fontWeight: 600 }}>
              {OUTCOMES[claim.outcome].label}
            </Box>
            {reason === null ? '' : `: ${reason}`}
          </Fact>
          <Fact name="By">
            {claim.closedBy === null ? 'Nobody: the clock or a program' : shownName(claim.closedBy.name)},{' '}
            {departmentName(city, item.department)}
          </Fact>
          <Fact name="Closed">{exactTime(item.closedAt, city.timeZone)}</Fact>
          {opened !== null && <Fact name="Opened">{exactTime(opened, city.timeZone)}</Fact>}
          <Fact name="The work is said to have been done">
            {claim.doneAt === null ? 'No day was given' : exactTime(claim.doneAt, city.timeZone)}
          </Fact>
          {item.closing > 1 && <Fact name="Which closing">{`Closing ${item.closing} of this case`}</Fact>}
          {!present && <Fact name="Since then">The case was opened again after this closing.</Fact>}
        </Box>
        <Box>
          <Typography variant="h3" sx={{ mb: 1 }}>
            What the resident was told
          </Typography>
          <MarkedText visibility="public">{claim.explanation ?? 'The words were erased.'}</MarkedText>
        </Box>
        {contract === null ? (
          <Typography sx={{ color: 'text.secondary' }}>
            No contract asked for evidence when this was closed.
          </Typography>
        ) : (
          <Demands contract={contract} review={review} view={view} />
        )}
      </Box>
    </ScrollArea>
  );
}
