import AddOutlined from '@mui/icons-material/AddOutlined';
import CloudOffOutlined from '@mui/icons-material/CloudOffOutlined';
import CloudOutlined from '@mui/icons-material/CloudOutlined';
import CloudUploadOutlined from '@mui/icons-material/CloudUploadOutlined';
import HelpOutlineOutlined from '@mui/icons-material/HelpOutlineOutlined';
import HistoryOutlined from '@mui/icons-material/HistoryOutlined';
import HomeRepairServiceOutlined from '@mui/icons-material/HomeRepairServiceOutlined';
import MapOutlined from '@mui/icons-material/MapOutlined';
import MenuBookOutlined from '@mui/icons-material/MenuBookOutlined';
import PermPhoneMsgOutlined from '@mui/icons-material/PermPhoneMsgOutlined';
import PersonOutlined from '@mui/icons-material/PersonOutlined';
import PlaceOutlined from '@mui/icons-material/PlaceOutlined';
import PushPinOutlined from '@mui/icons-material/PushPinOutlined';
import { memo, type ReactElement, type ReactNode } from 'react';
import type { City } from '../../../shared/domain/city.ts';
import { CaseNumber } from '../../design/case-number.tsx';
import { counted, countWords } from '../../../shared/domain/case-words/count-words.ts';
import { DueTag } from '../../design/due-tag.tsx';
import { KeyHint } from '../../design/key-hint.tsx';
import { EscalatedMark } from '../../design/escalated-mark.tsx';
import { RelativeTime } from '../../design/relative-time.tsx';
import { ResultHighlight } from '../../design/result-highlight.tsx';
import { StateTag } from '../../design/state-tag.tsx';
import { Tag } from '../../design/tag.tsx';
import { departmentName, serviceName } from '../../door/use-city.ts';
import { draftFrom } from './draft-from.ts';
import { PATH_WORDS } from './path-words.ts';
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
  article: 'asked as',
};

// Rows are drawn with every key: what is the same in many of them is made once.
const RowState = memo(StateTag);
const RowDue = memo(DueTag);
const icon = (of: ReactElement) => <span className="icon">{of}</span>;
const ICONS = {
  caller: icon(<PersonOutlined />),
  address: icon(<PlaceOutlined />),
  service: icon(<HomeRepairServiceOutlined />),
  district: icon(<MapOutlined />),
  contactPoint: icon(<PermPhoneMsgOutlined />),
  article: icon(<MenuBookOutlined />),
  recent: icon(<HistoryOutlined />),
  pinned: icon(<PushPinOutlined titleAccess="Pinned" />),
  hub: icon(<CloudOutlined />),
  noHub: icon(<CloudOffOutlined />),
  help: icon(<HelpOutlineOutlined />),
  newCase: icon(<AddOutlined />),
};
const PINNED = <PushPinOutlined titleAccess="Pinned" sx={{ fontSize: 15 }} />;
const UNSENT = (
  <Tag meaning="attention" icon={<CloudUploadOutlined />} quiet>
    unsent
  </Tag>
);
const ESCALATED = <EscalatedMark />;
const ON_HUB = (
  <Tag meaning="information" icon={<CloudOutlined />} quiet focusable={false}>
    On the hub, not on this desk
  </Tag>
);

/** The text of a field, marked where it matched. */
function Marked({ text, because }: { text: string; because: Because }) {
  const reason = because.find((one) => one.text === text);
  return <ResultHighlight text={text} ranges={reason === undefined ? [] : reason.ranges} />;
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

interface LinesProps {
  first: ReactNode;
  second?: ReactNode;
  third?: ReactNode;
  right?: ReactNode;
  faint?: boolean;
}

function Lines({ first, second, third, right, faint = false }: LinesProps) {
  return (
    <>
      <div className={faint ? 'main faint' : 'main'}>
        <div>{first}</div>
        {second != null && <div className="second">{second}</div>}
        {third != null && <div>{third}</div>}
      </div>
      {right !== undefined && <div className="right">{right}</div>}
    </>
  );
}

interface FoundRowProps<S = Subject> {
  subject: S;
  pinned: boolean;
  city: City | null;
}

function CaseLines({ subject, pinned, city }: FoundRowProps<FoundCase>) {
  const { row, because, onHub } = subject;
  const service = serviceName(city, row.service);
  const name = row.number ?? row.reference;
  const where = row.address === '' ? 'no address' : row.address;
  const closed = row.state === 'closed';
  return (
    <Lines
      first={
        <>
          <span className="strong">
            <Marked text={service} because={because} />
          </span>
          <span className="number">
            {row.number === null ? (
              <CaseNumber number={null} reference={row.reference} />
            ) : (
              <span className="mono">
                <Marked text={row.number} because={because} />
              </span>
            )}
          </span>
        </>
      }
      second={
        <>
          <span>
            <Marked text={where} because={because} />
          </span>
          <Reasons because={because} shown={[service, name, where]} />
        </>
      }
      third={onHub ? ON_HUB : null}
      right={
        <>
          <div>
            {pinned && PINNED}
            {row.pending && UNSENT}
            {row.escalated && ESCALATED}
            <RowState
              state={row.state}
              outcome={row.outcome}
              closedElsewhere={row.closedElsewhere}
              quiet
              focusable={false}
            />
          </div>
          <div>
            <RelativeTime at={closed ? (row.closedAt ?? row.updatedAt) : row.openedAt} focusable={false} />
            <RowDue dueAt={row.dueAt} state={row.state} quiet focusable={false} />
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
    case 'behind':
      return (
        <Lines
          first="The hub is still sorting its cases; there may be more"
          second="What it has sorted so far is shown."
          right={
            <div>
              <KeyHint keys="enter" /> ask again
            </div>
          }
        />
      );
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
export const FoundRow = memo(function FoundRow({ subject, pinned, city }: FoundRowProps) {
  switch (subject.kind) {
    case 'case':
      return <CaseLines subject={subject} pinned={pinned} city={city} />;
    case 'caller':
      return (
        <>
          {ICONS.caller}
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
          {ICONS.address}
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
          {ICONS.service}
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
          {ICONS.district}
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
          {ICONS.contactPoint}
          <Lines
            first={
              <>
                <span className="strong">{department}</span>{' '}
                <Marked text={subject.role} because={subject.because} />
              </>
            }
            second={
              <>
                <span>{subject.reach}</span>
                <Reasons because={subject.because} shown={[subject.role, department, subject.reach]} />
              </>
            }
            right={`${PATH_WORDS[subject.path]}, tier ${subject.tier}`}
          />
        </>
      );
    }
    case 'article': {
      const article = city?.pack.articles?.find((one) => one.id === subject.article);
      if (article === undefined) return null;
      const title = article.title[subject.language];
      return (
        <>
          {ICONS.article}
          <Lines
            first={<Marked text={title} because={subject.because} />}
            second={<Reasons because={subject.because} shown={[title]} />}
            right={article.kind === 'topic' ? 'No case needed' : 'About this service'}
          />
        </>
      );
    }
    case 'known-case':
      return (
        <>
          {pinned ? ICONS.pinned : ICONS.recent}
          <Lines first={subject.title} />
        </>
      );
    case 'ask-hub':
      return (
        <>
          {subject.asking.name === 'failed' ? ICONS.noHub : ICONS.hub}
          <AskHubLines asking={subject.asking} />
        </>
      );
    case 'help':
      return (
        <>
          {ICONS.help}
          <Lines first={subject.title} />
        </>
      );
    case 'action': {
      const { action } = subject;
      const key = action.keys[0];
      return (
        <>
          <span className="icon" aria-hidden="true">
            {action.icon}
          </span>
          <Lines first={action.label} second={action.whyNot} faint={action.whyNot !== null} />
          {key !== undefined && <KeyHint keys={key} />}
        </>
      );
    }
    case 'new-case':
      return (
        <>
          {ICONS.newCase}
          <Lines
            first={`New case: “${subject.text}”`}
            second={`Starts a case in a new tab, with this ${draftFrom(subject.text).as}.`}
          />
        </>
      );
  }
});
