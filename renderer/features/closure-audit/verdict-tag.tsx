import CancelOutlined from '@mui/icons-material/CancelOutlined';
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import HelpOutlineOutlined from '@mui/icons-material/HelpOutlineOutlined';
import HourglassEmptyOutlined from '@mui/icons-material/HourglassEmptyOutlined';
import CloudUploadOutlined from '@mui/icons-material/CloudUploadOutlined';
import PeopleOutlineOutlined from '@mui/icons-material/PeopleOutlineOutlined';
import ReportProblemOutlined from '@mui/icons-material/ReportProblemOutlined';
import type { ReactElement } from 'react';
import type { AuditItem } from '../../../shared/contract/audit-sync.ts';
import { AUDIT_VERDICTS, type AuditVerdict } from '../../../shared/domain/audit/verdict.ts';
import { Tag } from '../../design/tag.tsx';
import { VERDICT_MEANING } from './audit-words.ts';

export const VERDICT_ICONS: Record<AuditVerdict, ReactElement> = {
  supported: <CheckCircleOutlined />,
  unsupported: <CancelOutlined />,
  'wrong-reason': <ReportProblemOutlined />,
  unverifiable: <HelpOutlineOutlined />,
};

export function VerdictTag({ verdict, quiet = false }: { verdict: AuditVerdict; quiet?: boolean }) {
  return (
    <Tag meaning={VERDICT_MEANING[verdict]} icon={VERDICT_ICONS[verdict]} quiet={quiet} focusable={!quiet}>
      {AUDIT_VERDICTS[verdict].label}
    </Tag>
  );
}

/** Where a closure stands for the reader, in a list. */
export function StandingTag({ item, unsent }: { item: AuditItem; unsent: boolean }) {
  if (item.verdict !== null) return <VerdictTag verdict={item.verdict} quiet />;
  if (unsent) {
    return (
      <Tag meaning="attention" icon={<CloudUploadOutlined />} quiet focusable={false}>
        Unsent verdict
      </Tag>
    );
  }
  if (item.standing === 'disputed') {
    return (
      <Tag meaning="attention" icon={<PeopleOutlineOutlined />} quiet focusable={false}>
        Two disagree
      </Tag>
    );
  }
  if (item.standing === 'waits') {
    return (
      <Tag meaning="neutral" icon={<HourglassEmptyOutlined />} quiet focusable={false}>
        {item.barred === null ? 'Waits for a second look' : 'Not yours to review'}
      </Tag>
    );
  }
  return 'To review';
}
