import CampaignOutlined from '@mui/icons-material/CampaignOutlined';
import { Tag } from './tag.tsx';

/** In a row of a list: something of the case is escalated. Its page says whose turn it is. */
export function EscalatedMark() {
  return (
    <Tag meaning="attention" icon={<CampaignOutlined />} quiet focusable={false}>
      escalated
    </Tag>
  );
}
