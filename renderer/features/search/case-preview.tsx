import CloudOutlined from '@mui/icons-material/CloudOutlined';
import CloudUploadOutlined from '@mui/icons-material/CloudUploadOutlined';
import PushPinOutlined from '@mui/icons-material/PushPinOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { CaseRow, CaseView } from '../../../shared/contract/case-view.ts';
import { CHANNELS } from '../../../shared/domain/channel.ts';
import type { City } from '../../../shared/domain/city.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import { CaseNumber } from '../../design/case-number.tsx';
import { counted } from '../../../shared/domain/case-words/count-words.ts';
import { DueTag } from '../../design/due-tag.tsx';
import { ErrorState } from '../../design/error-state.tsx';
import { RelativeTime } from '../../design/relative-time.tsx';
import { SkeletonRows } from '../../design/skeleton-rows.tsx';
import { StateTag } from '../../design/state-tag.tsx';
import { Tag } from '../../design/tag.tsx';
import { departmentName, serviceName, useCity } from '../../door/use-city.ts';
import { useAsk } from '../../door/use-door.ts';
import { parseAnswers } from '../../../shared/domain/answers.ts';
import { answersInWords } from '../../questions/answers-in-words.ts';
import { lastSaid, openingAnswers } from './last-said.ts';
import { Fact, Facts } from './preview-parts.tsx';

const MOST_ANSWERS = 6;
const CLAMPED = {
  whiteSpace: 'pre-wrap',
  display: '-webkit-box',
  WebkitLineClamp: 5,
  WebkitBoxOrient: 'vertical',
  overflow: 'hidden',
} as const;

/** The answers to the service's questions, in words. */
function AnswersOf({ view, city }: { view: CaseView; city: City }) {
  const answers = openingAnswers(view);
  const parsed = answers === null ? null : parseAnswers(answers);
  if (parsed === null) return null;
  const lines = answersInWords(city.service(view.facts.service)?.questions ?? null, parsed);
  if (lines.length === 0) return null;
  return (
    <Facts wide>
      {lines.slice(0, MOST_ANSWERS).map(({ key, question, answer }) => (
        <Fact key={key} name={question}>
          {answer}
        </Fact>
      ))}
      {lines.length > MOST_ANSWERS && (
        <Fact name="More">{counted(lines.length - MOST_ANSWERS, 'answer', 'answers')} on the case page</Fact>
      )}
    </Facts>
  );
}

function LastSaid({ view }: { view: CaseView }) {
  const said = lastSaid(view);
  if (said === null) return null;
  return (
    <Box sx={{ borderLeft: 3, borderColor: 'divider', pl: 3 }}>
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        {said.by}, <RelativeTime at={said.at} focusable={false} />
      </Typography>
      <Typography sx={CLAMPED}>{said.body}</Typography>
    </Box>
  );
}

/** What is not as it will be: work of this desk on its way, or a case this desk does not hold. */
function Marks({ row, view, pinned, onHub }: CasePreviewProps & { view: CaseView | undefined }) {
  const refused = view?.unsent.filter((one) => one.state.name === 'refused').length ?? 0;
  const unsent = (view?.unsent.length ?? 0) - refused;
  const pending = view === undefined ? row?.pending === true : unsent > 0;
  return (
    <>
      {pending && (
        <Tag meaning="attention" icon={<CloudUploadOutlined />}>
          {unsent === 0 ? 'Unsent work' : `${unsent} unsent`}
        </Tag>
      )}
      {refused > 0 && (
        <Tag meaning="breach" icon={<CloudUploadOutlined />}>
          {refused} refused
        </Tag>
      )}
      {(onHub || view?.from === 'hub') && (
        <Tag meaning="information" icon={<CloudOutlined />}>
          On the hub, not on this desk
        </Tag>
      )}
      {pinned && (
        <Tag meaning="neutral" icon={<PushPinOutlined />}>
          Pinned
        </Tag>
      )}
    </>
  );
}

interface CasePreviewProps {
  id: CaseId;
  /** What the list knows of it already. */
  row: CaseRow | null;
  pinned: boolean;
  onHub: boolean;
  /** False while the selection is still moving: only what is known already is shown. */
  calm: boolean;
}

/** A case near enough to decide without opening it. What the row knows is there at once; the rest comes when it is read. */
export function CasePreview(props: CasePreviewProps) {
  const { id, row, calm } = props;
  const city = useCity();
  const query = useAsk('case.get', { id }, { keepOld: false, enabled: calm });
  const view = query.data;
  const facts = view?.facts;
  if (query.isError && row === null) return <ErrorState failure={query.error.failure} />;
  if (view === null) return <Typography>This case is no longer among those you may see.</Typography>;
  const service = facts?.service ?? row?.service;
  const state = facts?.state ?? row?.state;
  if (service === undefined || state === undefined) {
    return calm ? <SkeletonRows rows={6} label="Loading the case" /> : null;
  }
  const address = facts?.place.address ?? row?.address ?? '';
  const district = facts?.place.district ?? row?.district ?? null;
  const openedAt = facts?.openedAt ?? row?.openedAt;
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
        <Marks {...props} view={view} />
      </Box>
      <Facts>
        <Fact name="Where">
          {address === '' ? 'No address' : address}
          {district !== null && `, district ${district}`}
        </Fact>
        <Fact name="Department">{departmentName(city, facts?.department ?? row?.department ?? '')}</Fact>
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
      {view !== undefined && city !== null && <AnswersOf view={view} city={city} />}
      {view !== undefined && <LastSaid view={view} />}
    </>
  );
}
