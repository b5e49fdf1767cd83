import BuildOutlined from '@mui/icons-material/BuildOutlined';
import PhoneCallbackOutlined from '@mui/icons-material/PhoneCallbackOutlined';
import Box from '@mui/material/Box';
import type { OwedRow } from '../../../shared/contract/owed-view.ts';
import type { City } from '../../../shared/domain/city.ts';
import { CaseNumber } from '../../design/case-number.tsx';
import { promisedTime } from '../../design/promise-sentence.ts';
import { Tag } from '../../design/tag.tsx';
import { dueWords } from '../../design/time-words.ts';
import { useNow } from '../../design/use-now.ts';
import { serviceName } from '../../door/use-city.ts';

export const OWED_COLUMNS = '150px 170px 120px minmax(0, 1.2fr) 130px minmax(0, 1.6fr) minmax(0, 2fr)';
const NAMES = ['Late or due', 'By', 'Owed', 'To', 'Case', 'Service and place', 'About'];

export function OwedHeader() {
  return NAMES.map((name) => (
    <span key={name} role="columnheader">
      {name}
    </span>
  ));
}

/** One line of something owed: when, what, to whom, on which case. */
export function OwedCells({ row, city }: { row: OwedRow; city: City | null }) {
  const now = useNow();
  const { promise, by, callerName, why, mine } = row;
  const late = by < now;
  const isWork = promise.kind === 'work';
  const cells = [
    <Tag
      key="due"
      meaning={late ? 'breach' : 'neutral'}
      icon={isWork ? <BuildOutlined /> : <PhoneCallbackOutlined />}
      focusable={false}
      quiet={!late}
    >
      {dueWords(by, now)}
    </Tag>,
    city === null ? '' : promisedTime(by, now, city.timeZone),
    `${isWork ? 'The work' : 'A call-back'}${mine ? '' : ' (dept.)'}`,
    callerName ?? 'Caller without a name',
    <CaseNumber key="case" number={row.case.number} reference={row.case.reference} />,
    `${serviceName(city, row.case.service)}${row.case.address === '' ? '' : `, ${row.case.address}`}`,
    why ?? (promise.firstBy === null || city === null ? '' : `First promised by ${promisedTime(promise.firstBy, now, city.timeZone)}`),
  ];
  return cells.map((cell, at) => (
    <Box
      key={NAMES[at]}
      component="span"
      role="gridcell"
      title={typeof cell === 'string' ? cell : undefined}
      sx={{ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
    >
      {cell}
    </Box>
  ));
}
