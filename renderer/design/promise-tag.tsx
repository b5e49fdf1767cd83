import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import NotificationImportantOutlined from '@mui/icons-material/NotificationImportantOutlined';
import RemoveCircleOutlineOutlined from '@mui/icons-material/RemoveCircleOutlineOutlined';
import ScheduleOutlined from '@mui/icons-material/ScheduleOutlined';
import type { ReactElement } from 'react';
import { promiseVerdict, type CasePromise, type PromiseVerdict } from '../../shared/domain/promise.ts';
import type { MeaningName } from './palettes.ts';
import { Tag } from './tag.tsx';
import { useNow } from './use-now.ts';

const LOOKS: Record<PromiseVerdict['name'], [meaning: MeaningName, words: string, icon: ReactElement]> = {
  open: ['information', 'open', <ScheduleOutlined key="i" />],
  overdue: ['breach', 'late', <NotificationImportantOutlined key="i" />],
  kept: ['done', 'kept', <CheckCircleOutlined key="i" />],
  late: ['attention', 'kept late', <NotificationImportantOutlined key="i" />],
  'not-done': ['attention', 'not kept', <NotificationImportantOutlined key="i" />],
  withdrawn: ['neutral', 'withdrawn', <RemoveCircleOutlineOutlined key="i" />],
  replaced: ['neutral', 'told anew', <RemoveCircleOutlineOutlined key="i" />],
};

/** How a promise stands. */
export function PromiseTag({ promise, focusable }: { promise: CasePromise; focusable?: boolean }) {
  const [meaning, words, icon] = LOOKS[promiseVerdict(promise, useNow()).name];
  return (
    <Tag meaning={meaning} icon={icon} focusable={focusable}>
      {words}
    </Tag>
  );
}
