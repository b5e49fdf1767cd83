import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { CaseRow, CaseView } from '../../../shared/contract/case-view.ts';
import { CHANNELS } from '../../../shared/domain/channel.ts';
import type { CallerId, CaseId } from '../../../shared/domain/ids.ts';
import { CaseNumber } from '../../design/case-number.tsx';
import { counted } from '../../design/count-words.ts';
import { DueTag } from '../../design/due-tag.tsx';
import { ErrorState } from '../../design/error-state.tsx';
import { KeyHint } from '../../design/key-hint.tsx';
import { ScrollArea } from '../../design/scroll-area.tsx';
import { RelativeTime } from '../../design/relative-time.tsx';
import { SkeletonRows } from '../../design/skeleton-rows.tsx';
import { StateTag } from '../../design/state-tag.tsx';
import { departmentName, serviceName, useCity } from '../../door/use-city.ts';
import { useAsk } from '../../door/use-door.ts';
import type { FoundItem } from './found-item.ts';
import { FoundRow } from './found-row.tsx';

const LANGUAGES = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <Typography component="dt" variant="caption" sx={{ color: 'text.secondary', lineHeight: '20px' }}>
        {name}
      </Typography>
      <Typography component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
        {children}
      </Typography>
    </>
  );
}

function Facts({ children }: { children: ReactNode }) {
  return (
    <Box
      component="dl"
      sx={{ display: 'grid', gridTemplateColumns: '88px 1fr', columnGap: 3, rowGap: 1, m: 0 }}
    >
      {children}
    </Box>
  );
}

/** The newest cases of a caller or a place, without leaving the box. */
function FewCases({ rows }: { rows: readonly CaseRow[] | undefined }) {
  if (rows === undefined) return <SkeletonRows rows={4} label="Loading cases" />;
  if (rows.length === 0) return null;
  return (
    <Box
      component="ul"
      aria-label="Cases"
      sx={{ listStyle: 'none', m: 0, p: 0, borderTop: 1, borderColor: 'divider' }}
    >
      {rows.slice(0, 7).map((row) => (
        <Box
          component="li"
          key={row.id}
          sx={{
            display: 'flex',
            alignItems: 'center',
            gap: 3,
            py: 1,
            borderBottom: 1,
            borderColor: 'divider',
          }}
        >
          <FoundRow subject={{ kind: 'case', row, because: [] }} />
        </Box>
      ))}
    </Box>
  );
}

function CasesOfCaller({ callerId }: { callerId: CallerId }) {
  return <FewCases rows={useAsk('case.of-caller', { callerId }, { keepOld: false }).data?.rows} />;
}

function CasesAt({ address }: { address: string }) {
  const answer = useAsk('search', { text: address, limit: 20 }, { keepOld: false }).data;
  const rows = answer?.hits.flatMap((hit) =>
    hit.kind === 'case' && hit.row.address === address ? [hit.row] : [],
  );
  return <FewCases rows={rows} />;
}

interface Said {
  readonly at: number;
  readonly by: string;
  readonly body: string;
}

/** The last thing somebody wrote on the case. */
function lastSaid(view: CaseView): Said | null {
  for (const entry of view.entries.toReversed()) {
    const body = Object.values(entry.texts).find((one) => one !== null && one.trim() !== '');
    if (body != null) return { at: entry.at, by: entry.byName, body };
  }
  return null;
}

function LastSaid({ view }: { view: CaseView }) {
  const said = lastSaid(view);
  if (said === null) return null;
  return (
    <Box sx={{ borderLeft: 3, borderColor: 'divider', pl: 3 }}>
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        {said.by}, <RelativeTime at={said.at} focusable={false} />
      </Typography>
      <Typography
        sx={{
          whiteSpace: 'pre-wrap',
          display: '-webkit-box',
          WebkitLineClamp: 5,
          WebkitBoxOrient: 'vertical',
          overflow: 'hidden',
        }}
      >
        {said.body}
      </Typography>
    </Box>
  );
}

function CasePreview({ id, row }: { id: CaseId; row: CaseRow | null }) {
  const city = useCity();
  const query = useAsk('case.get', { id }, { keepOld: false });
  const view = query.data;
  const facts = view?.facts;
  if (query.isError && row === null) return <ErrorState failure={query.error.failure} />;
  if (view === null) {
    return <Typography>This case is no longer among those you may see.</Typography>;
  }
  const service = row?.service ?? facts?.service;
  const state = facts?.state ?? row?.state;
  if (service === undefined || state === undefined) return <SkeletonRows rows={6} label="Loading the case" />;
  const address = facts?.place.address ?? row?.address ?? '';
  const openedAt = facts?.openedAt ?? row?.openedAt;
  const department = facts?.department ?? row?.department ?? '';
  const channel = facts?.channel ?? row?.channel;
  const people = view === undefined ? null : view.callers.map((one) => one.name).join(', ');
  const anonymous = facts?.anonymousCallers ?? 0;
  return (
    <>
      <Box>
        <Typography variant="h2">{serviceName(city, service)}</Typography>
        <CaseNumber
          number={facts?.number ?? row?.number ?? null}
          reference={view?.reference ?? row?.reference ?? ''}
        />
      </Box>
      <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap' }}>
        <StateTag
          state={state}
          outcome={facts?.outcome ?? row?.outcome ?? null}
          closedElsewhere={facts?.closedElsewhere ?? row?.closedElsewhere ?? false}
          waitingReason={facts?.waitingReason ?? null}
          focusable={false}
        />
        <DueTag
          dueAt={facts === undefined ? (row?.dueAt ?? null) : facts.clock.dueAt}
          state={state}
          focusable={false}
        />
      </Box>
      <Facts>
        <Fact name="Where">
          {address === '' ? 'No address' : address}
          {facts?.place.district != null && `, district ${facts.place.district}`}
        </Fact>
        <Fact name="Department">{departmentName(city, department)}</Fact>
        {openedAt !== undefined && (
          <Fact name="Opened">
            <RelativeTime at={openedAt} focusable={false} />
            {channel !== undefined && `, ${CHANNELS[channel].toLowerCase()}`}
          </Fact>
        )}
        {people !== null && (
          <Fact name="Callers">
            {people}
            {people === '' && anonymous === 0 && 'None known'}
            {anonymous > 0 &&
              `${people === '' ? '' : ' and '}${counted(anonymous, 'anonymous caller', 'anonymous callers')}`}
          </Fact>
        )}
      </Facts>
      {view !== undefined && <LastSaid view={view} />}
    </>
  );
}

function Body({ item }: { item: FoundItem }) {
  const city = useCity();
  const { subject } = item;
  switch (subject.kind) {
    case 'case':
      return <CasePreview id={subject.row.id} row={subject.row} />;
    case 'recent':
      return <CasePreview id={subject.caseId} row={null} />;
    case 'caller':
      return (
        <>
          <Typography variant="h2">{subject.card.name}</Typography>
          <Facts>
            <Fact name="Phone">
              {subject.card.phoneLast4 === null ? 'None' : `***-${subject.card.phoneLast4}`}
            </Fact>
            <Fact name="E-mail">{subject.card.emailMasked ?? 'None'}</Fact>
            <Fact name="Language">{LANGUAGES.of(subject.card.language) ?? subject.card.language}</Fact>
            <Fact name="Cases">{`${subject.openCases} open, ${subject.cases} in all`}</Fact>
          </Facts>
          <CasesOfCaller callerId={subject.card.id} />
        </>
      );
    case 'address':
      return (
        <>
          <Typography variant="h2">{subject.address}</Typography>
          <Facts>
            {subject.district !== null && <Fact name="District">{subject.district}</Fact>}
            <Fact name="Cases">{`${subject.openCases} open, ${subject.cases} in all`}</Fact>
          </Facts>
          <CasesAt address={subject.address} />
        </>
      );
    case 'service': {
      const service = city?.service(subject.service);
      return (
        <>
          <Typography variant="h2">{service?.name.en ?? subject.service}</Typography>
          {service !== undefined && (
            <Typography sx={{ color: 'text.secondary' }}>{service.summary.en}</Typography>
          )}
          <Facts>
            {service !== undefined && <Fact name="Owner">{departmentName(city, service.owner)}</Fact>}
            {service !== undefined && (
              <Fact name="Clock">{`${service.clock.amount} ${service.clock.unit.replace('-', ' ')}${service.clock.amount === 1 ? '' : 's'}`}</Fact>
            )}
            {service !== undefined && (
              <Fact name="Also said">
                {[...service.words.en, ...service.words.es].slice(0, 10).join(', ')}
              </Fact>
            )}
            <Fact name="Open now">{counted(subject.openCases, 'case', 'cases')}</Fact>
          </Facts>
        </>
      );
    }
    case 'action':
      return (
        <>
          <Typography variant="h2">{subject.action.label}</Typography>
          <Typography sx={{ color: 'text.secondary' }}>
            {subject.action.whyNot ?? 'A command of the screen you are on.'}
          </Typography>
        </>
      );
    case 'new-case':
      return (
        <>
          <Typography variant="h2">New case</Typography>
          <Typography sx={{ color: 'text.secondary' }}>
            Nothing is filed until you say so. What you type is kept, also when you close the window.
          </Typography>
        </>
      );
  }
}

/** The focused result, near enough to decide without opening it, and what Enter does. */
export function FoundPreview({ item }: { item: FoundItem }) {
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
      <Box sx={{ flex: 1, minHeight: 0 }}>
        <ScrollArea label="Preview">
          <Box sx={{ p: 4, display: 'grid', gap: 4, alignContent: 'start' }}>
            <Body item={item} />
          </Box>
        </ScrollArea>
      </Box>
      <Box sx={{ p: 3, display: 'flex', gap: 2, flexWrap: 'wrap', borderTop: 1, borderColor: 'divider' }}>
        <Button variant="contained" onClick={() => item.enter.perform()} endIcon={<KeyHint keys="enter" />}>
          {item.subject.kind === 'new-case' ? 'New case' : item.enter.label}
        </Button>
        {item.other !== null && (
          <Button
            variant="outlined"
            onClick={() => item.other?.perform()}
            endIcon={<KeyHint keys="ctrl+enter" />}
          >
            {item.other.label}
          </Button>
        )}
      </Box>
    </Box>
  );
}
