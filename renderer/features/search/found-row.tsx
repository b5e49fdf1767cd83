import AddOutlined from '@mui/icons-material/AddOutlined';
import CloudOffOutlined from '@mui/icons-material/CloudOffOutlined';
import CloudOutlined from '@mui/icons-material/CloudOutlined';
import CloudUploadOutlined from '@mui/icons-material/CloudUploadOutlined';
import HelpOutlineOutlined from '@mui/icons-material/HelpOutlineOutlined';
import HistoryOutlined from '@mui/icons-material/HistoryOutlined';
import HomeRepairServiceOutlined from '@mui/icons-material/HomeRepairServiceOutlined';
import MapOutlined from '@mui/icons-material/MapOutlined';
import PermPhoneMsgOutlined from '@mui/icons-material/PermPhoneMsgOutlined';
import PersonOutlined from '@mui/icons-material/PersonOutlined';
import PlaceOutlined from '@mui/icons-material/PlaceOutlined';
import PushPinOutlined from '@mui/icons-material/PushPinOutlined';
import { styled } from '@mui/material/styles';
import { memo, type ReactNode } from 'react';
import { CaseNumber } from '../../design/case-number.tsx';
import { counted, countWords } from '../../design/count-words.ts';
import { DueTag } from '../../design/due-tag.tsx';
import { KeyHint } from '../../design/key-hint.tsx';
import { RelativeTime } from '../../design/relative-time.tsx';
import { ResultHighlight } from '../../design/result-highlight.tsx';
import { StateTag } from '../../design/state-tag.tsx';
import { Tag } from '../../design/tag.tsx';
import { departmentName, serviceName, useCity } from '../../door/use-city.ts';
import { draftFrom } from './draft-from.ts';
import type { Because, FoundCase, HubAsking, Subject } from './found-item.ts';

const FIELD_WORDS: Record<Because[number]['field'], string> = {
  number: 'number',
  caller: 'caller',
  phone: 'phone',
  address: 'address',
  service: 'service',
  state: 'state',
  district: 'district',
  department: 'department',
  opened: 'opened',
  near: 'near',
  text: 'said',
};
const PATHS = { emergency: 'Emergencies', complaint: 'Complaints', routine: 'Routine' } as const;

// One style each, not one per row: rows are drawn with every key.
const Main = styled('div')({
  flex: 1,
  minWidth: 0,
  '& > div': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});
const Second = styled('div')(({ theme }) => ({
  color: theme.palette.text.secondary,
  fontSize: theme.typography.caption.fontSize,
  lineHeight: '16px',
  '& > span': { marginRight: 12 },
}));
const Right = styled('div')(({ theme }) => ({
  flex: 'none',
  maxWidth: '50%',
  display: 'grid',
  justifyItems: 'end',
  color: theme.palette.text.secondary,
  fontSize: theme.typography.caption.fontSize,
  lineHeight: '16px',
  '& > div': { display: 'flex', alignItems: 'center', gap: 8, maxWidth: '100%', whiteSpace: 'nowrap' },
}));
const Strong = styled('span')({ fontWeight: 500 });
const Numeral = styled('span')(({ theme }) => ({ marginLeft: 8, color: theme.palette.text.secondary }));
const Mono = styled('span')(({ theme }) => ({ fontFamily: theme.mono, fontSize: '0.96em' }));
const Icon = styled('span')(({ theme }) => ({
  display: 'flex',
  flex: 'none',
  width: 20,
  color: theme.palette.text.secondary,
}));
const Faint = styled('div')({ display: 'flex', flex: 1, minWidth: 0, opacity: 0.75 });

/** The text of a field, marked where it matched. */
function Marked({ text, because }: { text: string; because: Because }) {
  const reason = because.find((one) => one.text === text);
  return reason === undefined ? text : <ResultHighlight text={text} ranges={reason.ranges} />;
}

/** Why it matched, where that is not visible in the row already. */
function Reasons({ because, shown }: { because: Because; shown: readonly string[] }) {
  const hidden = because.filter((one) => !shown.includes(one.text));
  return (
    <>
      {hidden.map((one) => (
        <span key={`${one.field} ${one.text}`}>
          {FIELD_WORDS[one.field]}: <ResultHighlight text={one.text} ranges={one.ranges} />
        </span>
      ))}
    </>
  );
}

function Lines({ first, second, right }: { first: ReactNode; second?: ReactNode; right?: ReactNode }) {
  return (
    <>
      <Main>
        <div>{first}</div>
        {second != null && <Second>{second}</Second>}
      </Main>
      {right !== undefined && <Right>{right}</Right>}
    </>
  );
}

function CaseLines({ subject, pinned }: { subject: FoundCase; pinned: boolean }) {
  const city = useCity();
  const { row, because, onHub } = subject;
  const service = serviceName(city, row.service);
  const name = row.number ?? row.reference;
  const where = row.address === '' ? 'no address' : row.address;
  const closed = row.state === 'closed';
  return (
    <Lines
      first={
        <>
          <Strong>
            <Marked text={service} because={because} />
          </Strong>
          <Numeral>
            {row.number !== null && because.some((one) => one.text === row.number) ? (
              <Mono>
                <Marked text={row.number} because={because} />
              </Mono>
            ) : (
              <CaseNumber number={row.number} reference={row.reference} />
            )}
          </Numeral>
        </>
      }
      second={
        <>
          {onHub && (
            <Tag meaning="information" icon={<CloudOutlined />} quiet focusable={false}>
              On the hub, not on this desk
            </Tag>
          )}
          <span>
            <Marked text={where} because={because} />
          </span>
          <Reasons because={because} shown={[service, name, where]} />
        </>
      }
      right={
        <>
          <div>
            {pinned && <PushPinOutlined titleAccess="Pinned" sx={{ fontSize: 15 }} />}
            {row.pending && (
              <Tag meaning="attention" icon={<CloudUploadOutlined />} quiet>
                unsent
              </Tag>
            )}
            <StateTag
              state={row.state}
              outcome={row.outcome}
              closedElsewhere={row.closedElsewhere}
              quiet
              focusable={false}
            />
          </div>
          <div>
            <RelativeTime at={closed ? (row.closedAt ?? row.updatedAt) : row.openedAt} focusable={false} />
            <DueTag dueAt={row.dueAt} state={row.state} quiet focusable={false} />
          </div>
        </>
      }
    />
  );
}

function openOf(open: number, all: number): string {
  if (all === 0) return 'no cases';
  return `${open === 0 ? 'none' : countWords(open)} open of ${countWords(all)}`;
}

function AskHubLines({ asking }: { asking: HubAsking }) {
  switch (asking.name) {
    case 'offer':
      return (
        <Lines
          first="Search the hub for older ones"
          second="What this desk does not keep may be found there."
        />
      );
    case 'asking':
      return (
        <Lines first="Asking the hub for what this desk does not hold" second="This can take a moment." />
      );
    case 'none':
      return <Lines first="The hub has nothing more" second="What this desk holds is all there is of it." />;
    case 'failed':
      return (
        <Lines
          first="The hub can’t be asked now; these are this desk’s"
          second={asking.message}
          right={
            <div>
              <KeyHint keys="enter" /> try again
            </div>
          }
        />
      );
  }
}

/** The two lines of a result: what it is, and why it is here. */
export const FoundRow = memo(function FoundRow({ subject, pinned }: { subject: Subject; pinned: boolean }) {
  const city = useCity();
  switch (subject.kind) {
    case 'case':
      return <CaseLines subject={subject} pinned={pinned} />;
    case 'caller':
      return (
        <>
          <Icon>
            <PersonOutlined />
          </Icon>
          <Lines
            first={<Marked text={subject.card.name} because={subject.because} />}
            second={
              <>
                {subject.card.phoneLast4 !== null && <span>***-{subject.card.phoneLast4}</span>}
                <Reasons because={subject.because} shown={[subject.card.name]} />
              </>
            }
            right={openOf(subject.openCases, subject.cases)}
          />
        </>
      );
    case 'address':
      return (
        <>
          <Icon>
            <PlaceOutlined />
          </Icon>
          <Lines
            first={<Marked text={subject.address} because={subject.because} />}
            second={subject.district === null ? null : `Council district ${subject.district}`}
            right={openOf(subject.openCases, subject.cases)}
          />
        </>
      );
    case 'service': {
      const name = serviceName(city, subject.service);
      return (
        <>
          <Icon>
            <HomeRepairServiceOutlined />
          </Icon>
          <Lines
            first={<Marked text={name} because={subject.because} />}
            second={<Reasons because={subject.because} shown={[name]} />}
            right={counted(subject.openCases, 'open case', 'open cases')}
          />
        </>
      );
    }
    case 'district':
      return (
        <>
          <Icon>
            <MapOutlined />
          </Icon>
          <Lines
            first={<Marked text={subject.name} because={subject.because} />}
            second={<Reasons because={subject.because} shown={[subject.name]} />}
            right={counted(subject.openCases, 'open case', 'open cases')}
          />
        </>
      );
    case 'contact-point': {
      const department = departmentName(city, subject.department);
      return (
        <>
          <Icon>
            <PermPhoneMsgOutlined />
          </Icon>
          <Lines
            first={
              <>
                <Strong>{department}</Strong> <Marked text={subject.role} because={subject.because} />
              </>
            }
            second={
              <>
                <span>{subject.reach}</span>
                <Reasons because={subject.because} shown={[subject.role, department, subject.reach]} />
              </>
            }
            right={`${PATHS[subject.path]}, tier ${subject.tier}`}
          />
        </>
      );
    }
    case 'known-case':
      return (
        <>
          <Icon>{pinned ? <PushPinOutlined titleAccess="Pinned" /> : <HistoryOutlined />}</Icon>
          <Lines first={subject.title} />
        </>
      );
    case 'ask-hub':
      return (
        <>
          <Icon>{subject.asking.name === 'failed' ? <CloudOffOutlined /> : <CloudOutlined />}</Icon>
          <AskHubLines asking={subject.asking} />
        </>
      );
    case 'help':
      return (
        <>
          <Icon>
            <HelpOutlineOutlined />
          </Icon>
          <Lines first={subject.title} />
        </>
      );
    case 'action': {
      const { action } = subject;
      const key = action.keys[0];
      const lines = <Lines first={action.label} second={action.whyNot} />;
      return (
        <>
          <Icon aria-hidden="true">{action.icon}</Icon>
          {action.whyNot === null ? lines : <Faint>{lines}</Faint>}
          {key !== undefined && <KeyHint keys={key} />}
        </>
      );
    }
    case 'new-case':
      return (
        <>
          <Icon>
            <AddOutlined />
          </Icon>
          <Lines
            first={`New case: “${subject.text}”`}
            second={`Starts a case in a new tab, with this ${draftFrom(subject.text).as}.`}
          />
        </>
      );
  }
});
