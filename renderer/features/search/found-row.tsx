import AddOutlined from '@mui/icons-material/AddOutlined';
import HistoryOutlined from '@mui/icons-material/HistoryOutlined';
import HomeRepairServiceOutlined from '@mui/icons-material/HomeRepairServiceOutlined';
import PersonOutlined from '@mui/icons-material/PersonOutlined';
import PlaceOutlined from '@mui/icons-material/PlaceOutlined';
import Box from '@mui/material/Box';
import type { ReactElement, ReactNode } from 'react';
import type { CaseRow } from '../../../shared/contract/case-view.ts';
import { CaseNumber } from '../../design/case-number.tsx';
import { counted, countWords } from '../../design/count-words.ts';
import { DueTag } from '../../design/due-tag.tsx';
import { KeyHint } from '../../design/key-hint.tsx';
import { RelativeTime } from '../../design/relative-time.tsx';
import { ResultHighlight } from '../../design/result-highlight.tsx';
import { StateTag } from '../../design/state-tag.tsx';
import { Tag } from '../../design/tag.tsx';
import CloudUploadOutlined from '@mui/icons-material/CloudUploadOutlined';
import { serviceName, useCity } from '../../door/use-city.ts';
import { draftFrom } from './draft-from.ts';
import type { Because, Subject } from './found-item.ts';

const FIELD_WORDS: Record<Because[number]['field'], string> = {
  number: 'number',
  caller: 'caller',
  phone: 'phone',
  address: 'address',
  service: 'service',
  state: 'state',
  district: 'district',
  text: 'said',
};

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
        <Box component="span" key={`${one.field} ${one.text}`} sx={{ mr: 3 }}>
          {FIELD_WORDS[one.field]}: <ResultHighlight text={one.text} ranges={one.ranges} />
        </Box>
      ))}
    </>
  );
}

function Lines({ first, second, right }: { first: ReactNode; second: ReactNode; right?: ReactNode }) {
  const line = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' };
  return (
    <>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={line}>{first}</Box>
        {second !== null && (
          <Box sx={{ ...line, color: 'text.secondary', typography: 'caption' }}>{second}</Box>
        )}
      </Box>
      {right !== undefined && (
        <Box
          sx={{
            flex: 'none',
            display: 'grid',
            justifyItems: 'end',
            color: 'text.secondary',
            typography: 'caption',
          }}
        >
          {right}
        </Box>
      )}
    </>
  );
}

function CaseLines({ row, because }: { row: CaseRow; because: Because }) {
  const city = useCity();
  const service = serviceName(city, row.service);
  const name = row.number ?? row.reference;
  const where = row.address === '' ? 'no address' : row.address;
  return (
    <Lines
      first={
        <>
          <Box component="span" sx={{ fontWeight: 500 }}>
            <Marked text={service} because={because} />
          </Box>{' '}
          <Box component="span" sx={{ color: 'text.secondary', ml: 1 }}>
            {row.number !== null && because.some((one) => one.text === row.number) ? (
              <Box component="span" sx={(theme) => ({ fontFamily: theme.mono })}>
                <Marked text={row.number} because={because} />
              </Box>
            ) : (
              <CaseNumber number={row.number} reference={row.reference} />
            )}
          </Box>
        </>
      }
      second={
        <>
          <Box component="span" sx={{ mr: 3 }}>
            <Marked text={where} because={because} />
          </Box>
          <Reasons because={because} shown={[service, name, where]} />
        </>
      }
      right={
        <>
          <Box sx={{ display: 'flex', gap: 2 }}>
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
          </Box>
          {row.state === 'closed' ? (
            <RelativeTime at={row.closedAt ?? row.updatedAt} focusable={false} />
          ) : (
            <DueTag dueAt={row.dueAt} state={row.state} quiet focusable={false} />
          )}
        </>
      }
    />
  );
}

function openOf(open: number, all: number): string {
  if (all === 0) return 'no cases';
  return `${open === 0 ? 'none' : countWords(open)} open of ${countWords(all)}`;
}

function icon(of: ReactElement) {
  return <Box sx={{ color: 'text.secondary', display: 'flex', width: 20, flex: 'none' }}>{of}</Box>;
}

/** The two lines of a result: what it is, and why it is here. */
export function FoundRow({ subject }: { subject: Subject }) {
  const city = useCity();
  switch (subject.kind) {
    case 'case':
      return <CaseLines row={subject.row} because={subject.because} />;
    case 'caller': {
      const { card, because } = subject;
      const phone = card.phoneLast4 === null ? 'no phone' : `***-${card.phoneLast4}`;
      return (
        <>
          {icon(<PersonOutlined />)}
          <Lines
            first={<Marked text={card.name} because={because} />}
            second={
              <>
                <Box component="span" sx={{ mr: 3 }}>
                  <Marked text={phone} because={because} />
                </Box>
                <Reasons because={because} shown={[card.name, phone]} />
              </>
            }
            right={openOf(subject.openCases, subject.cases)}
          />
        </>
      );
    }
    case 'address':
      return (
        <>
          {icon(<PlaceOutlined />)}
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
          {icon(<HomeRepairServiceOutlined />)}
          <Lines
            first={<Marked text={name} because={subject.because} />}
            second={<Reasons because={subject.because} shown={[name]} />}
            right={counted(subject.openCases, 'open case', 'open cases')}
          />
        </>
      );
    }
    case 'recent':
      return (
        <>
          {icon(<HistoryOutlined />)}
          <Lines first={subject.title} second={null} />
        </>
      );
    case 'action': {
      const { action } = subject;
      const key = action.keys[0];
      return (
        <>
          {icon(
            <Box component="span" aria-hidden="true" sx={{ display: 'flex' }}>
              {action.icon}
            </Box>,
          )}
          <Box
            sx={{ flex: 1, minWidth: 0, display: 'flex', gap: 2, opacity: action.whyNot === null ? 1 : 0.75 }}
          >
            <Lines first={action.label} second={action.whyNot} />
          </Box>
          {key !== undefined && <KeyHint keys={key} />}
        </>
      );
    }
    case 'new-case':
      return (
        <>
          {icon(<AddOutlined />)}
          <Lines
            first={`New case: “${subject.text}”`}
            second={`Starts a case in a new tab, with this ${draftFrom(subject.text).as}.`}
          />
        </>
      );
  }
}
