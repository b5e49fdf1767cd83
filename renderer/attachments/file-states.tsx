import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import CloudUploadOutlined from '@mui/icons-material/CloudUploadOutlined';
import DoNotDisturbOnOutlined from '@mui/icons-material/DoNotDisturbOnOutlined';
import HourglassEmptyOutlined from '@mui/icons-material/HourglassEmptyOutlined';
import type { ReactElement } from 'react';
import {
  ATTACHMENT_REASONS,
  ATTACHMENT_STATES,
  type AttachmentFact,
} from '../../shared/domain/attachment.ts';
import type { MeaningName } from '../design/palettes.ts';
import { Tag } from '../design/tag.tsx';

interface Look {
  readonly label: string;
  readonly meaning: MeaningName;
  readonly icon: ReactElement;
  readonly because: string;
}

/** What this desk knows of a file it has not sent whole. */
export interface OwnProgress {
  readonly size: number;
  readonly sent: number;
}

function lookOf({ state, reason }: AttachmentFact, own: OwnProgress | null): Look {
  switch (state) {
    case 'uploading':
      if (own === null) {
        return {
          label: ATTACHMENT_STATES.uploading,
          meaning: 'attention',
          icon: <CloudUploadOutlined />,
          because:
            'It is still at the desk it was added at. It comes by itself when that desk reaches the hub.',
        };
      }
      return {
        label: own.sent === 0 ? 'On this desk' : `Sending ${Math.floor((own.sent / own.size) * 100)} %`,
        meaning: 'attention',
        icon: <CloudUploadOutlined />,
        because: 'It is kept here, encrypted, and goes to the hub by itself.',
      };
    case 'quarantine':
      return {
        label: reason === 'no-checker' ? 'Waits for a supervisor' : ATTACHMENT_STATES.quarantine,
        meaning: 'information',
        icon: <HourglassEmptyOutlined />,
        because:
          reason === null ? 'The hub is checking it. Nobody can open it before.' : ATTACHMENT_REASONS[reason],
      };
    case 'clean':
      return {
        label: ATTACHMENT_STATES.clean,
        meaning: 'done',
        icon: <CheckCircleOutlined />,
        because: 'The hub has checked it. What a camera had written into it is gone.',
      };
    case 'refused':
      return {
        label: ATTACHMENT_STATES.refused,
        meaning: 'breach',
        icon: <DoNotDisturbOnOutlined />,
        because: reason === null ? 'The hub refused it.' : ATTACHMENT_REASONS[reason],
      };
  }
}

/** Where a file stands, in words, icon and colour, with the reason. */
export function FileStateTag({ fact, own }: { fact: AttachmentFact; own: OwnProgress | null }) {
  const { label, meaning, icon, because } = lookOf(fact, own);
  return (
    <Tag meaning={meaning} icon={icon} because={because}>
      {label}
    </Tag>
  );
}
