import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { memo, useEffect, useRef } from 'react';
import type { CaseRow } from '../../../shared/contract/case-view.ts';
import type { CallerId } from '../../../shared/domain/ids.ts';
import { ariaKeys } from '../../actions/key-chord.ts';
import { languageName } from '../../design/caller-words.ts';
import { counted } from '../../../shared/domain/case-words/count-words.ts';
import { KeyHint } from '../../design/key-hint.tsx';
import { ScrollArea } from '../../design/scroll-area.tsx';
import { SkeletonRows } from '../../design/skeleton-rows.tsx';
import { departmentName, serviceName, useCity } from '../../door/use-city.ts';
import { useAsk } from '../../door/use-door.ts';
import { CasePreview } from './case-preview.tsx';
import type { FoundItem } from './found-item.ts';
import { FoundRow } from './found-row.tsx';
import { ArticlePreview } from './article-preview.tsx';
import { PATH_WORDS } from './path-words.ts';
import { Fact, Facts } from './preview-parts.tsx';
import { Rows } from './rows.tsx';
import { useRested } from './use-rested.ts';
import { shownName } from '../../../shared/domain/case-words/shown-name.ts';

/** The selection rests before more than its row is read, milliseconds. */
const CALM = 120;
const FEW = 7;

/** The newest cases of a caller or a place, without leaving the box. */
function FewCases({ rows }: { rows: readonly CaseRow[] | undefined }) {
  const city = useCity();
  if (rows === undefined) return <SkeletonRows rows={4} label="Loading cases" />;
  if (rows.length === 0) return null;
  return (
    <Rows
      as="ul"
      aria-label="Cases"
      sx={{ listStyle: 'none', m: 0, p: 0, borderTop: 1, borderColor: 'divider' }}
    >
      {rows.slice(0, FEW).map((row) => (
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
          <FoundRow subject={{ kind: 'case', row, because: [], onHub: false }} pinned={false} city={city} />
        </Box>
      ))}
    </Rows>
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

function Head({ title, children }: { title: string; children?: string }) {
  return (
    <>
      <Typography variant="h2">{title}</Typography>
      {children !== undefined && <Typography sx={{ color: 'text.secondary' }}>{children}</Typography>}
    </>
  );
}

function ServicePreview({ code, openCases }: { code: string; openCases: number }) {
  const city = useCity();
  const service = city?.service(code);
  return (
    <>
      <Head title={serviceName(city, code)}>{service?.summary.en}</Head>
      <Facts>
        {service !== undefined && (
          <>
            <Fact name="Owner">{departmentName(city, service.owner)}</Fact>
            <Fact name="Clock">{`${service.clock.amount} ${service.clock.unit.replace('-', ' ')}${service.clock.amount === 1 ? '' : 's'}`}</Fact>
            <Fact name="Also said">{[...service.words.en, ...service.words.es].slice(0, 10).join(', ')}</Fact>
          </>
        )}
        <Fact name="Open now">{counted(openCases, 'case', 'cases')}</Fact>
      </Facts>
    </>
  );
}

function Body({ item, calm }: { item: FoundItem; calm: boolean }) {
  const city = useCity();
  const { subject, pinned } = item;
  switch (subject.kind) {
    case 'case':
      return (
        <CasePreview
          id={subject.row.id}
          row={subject.row}
          pinned={pinned}
          onHub={subject.onHub}
          calm={calm}
        />
      );
    case 'known-case':
      return <CasePreview id={subject.caseId} row={null} pinned={pinned} onHub={false} calm={calm} />;
    case 'caller':
      return (
        <>
          <Head title={shownName(subject.card.name)} />
          <Facts>
            <Fact name="Phone">
              {subject.card.phoneLast4 === null ? 'None' : `***-${subject.card.phoneLast4}`}
            </Fact>
            <Fact name="E-mail">{subject.card.emailMasked ?? 'None'}</Fact>
            <Fact name="Language">{languageName(subject.card.language)}</Fact>
            <Fact name="Cases">{`${subject.openCases} open, ${subject.cases} in all`}</Fact>
          </Facts>
          {calm && <CasesOfCaller callerId={subject.card.id} />}
        </>
      );
    case 'address':
      return (
        <>
          <Head title={subject.address} />
          <Facts>
            {subject.district !== null && <Fact name="District">{subject.district}</Fact>}
            <Fact name="Cases">{`${subject.openCases} open, ${subject.cases} in all`}</Fact>
          </Facts>
          {calm && <CasesAt address={subject.address} />}
        </>
      );
    case 'service':
      return <ServicePreview code={subject.service} openCases={subject.openCases} />;
    case 'district':
      return (
        <>
          <Head title={subject.name} />
          <Facts>
            <Fact name="District">{subject.district}</Fact>
            <Fact name="Open now">{counted(subject.openCases, 'case', 'cases')}</Fact>
          </Facts>
        </>
      );
    case 'contact-point':
      return (
        <>
          <Head title={`${departmentName(city, subject.department)}, ${subject.role}`} />
          <Facts>
            <Fact name="For">{PATH_WORDS[subject.path]}</Fact>
            <Fact name="Tier">{subject.tier}</Fact>
            <Fact name="Reach by">{subject.reach}</Fact>
          </Facts>
        </>
      );
    case 'article':
      return <ArticlePreview id={subject.article} language={subject.language} />;
    case 'ask-hub':
      return (
        <Head title="From the hub">
          This desk keeps a copy of the cases it needs. The hub holds all of them, older ones too.
        </Head>
      );
    case 'help':
      return <Head title={subject.title}>A part of the help page.</Head>;
    case 'action':
      return (
        <Head title={subject.action.label}>
          {subject.action.whyNot ?? 'A command of the screen you are on.'}
        </Head>
      );
    case 'new-case':
      return (
        <Head title="New case">
          Nothing is filed until you say so. What you type is kept, also when you close the window.
        </Head>
      );
  }
}

/** What can be done without opening it, each with its key. */
function Deeds({ item }: { item: FoundItem }) {
  return (
    <Box sx={{ px: 3, py: 2, borderTop: 1, borderColor: 'divider', display: 'grid', gap: 1 }}>
      <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap' }}>
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
      {item.more.length > 0 && (
        <Box sx={{ display: 'flex', columnGap: 1, flexWrap: 'wrap', mx: -2 }}>
          {item.more.map((deed) => (
            <Button
              key={deed.id}
              variant="text"
              aria-keyshortcuts={ariaKeys(deed.keys)}
              onClick={() => deed.perform()}
              endIcon={<KeyHint keys={deed.keys} />}
              sx={{ typography: 'caption', color: 'text.primary', minHeight: 28 }}
            >
              {deed.label}
            </Button>
          ))}
        </Box>
      )}
    </Box>
  );
}

/** The focused result, near enough to decide without opening it, and what can be done about it. */
export const FoundPreview = memo(function FoundPreview({ item }: { item: FoundItem }) {
  const calm = useRested(item.key, CALM) === item.key;
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => top.current?.scrollIntoView({ block: 'start' }), [item.key]);
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
      <Box sx={{ flex: 1, minHeight: 0 }}>
        <ScrollArea label="Preview">
          <Box
            ref={top}
            sx={{
              p: 4,
              display: 'grid',
              gridTemplateColumns: 'minmax(0, 1fr)',
              gap: 4,
              alignContent: 'start',
            }}
          >
            <Body key={item.key} item={item} calm={calm} />
          </Box>
        </ScrollArea>
      </Box>
      <Deeds item={item} />
    </Box>
  );
});
