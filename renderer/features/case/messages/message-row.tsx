import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import NotificationImportantOutlined from '@mui/icons-material/NotificationImportantOutlined';
import RemoveCircleOutlineOutlined from '@mui/icons-material/RemoveCircleOutlineOutlined';
import ScheduleOutlined from '@mui/icons-material/ScheduleOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useId, useState, type ReactElement } from 'react';
import type { CaseMessage } from '../../../../shared/contract/case-messages.ts';
import { MESSAGE_STATES, type MessageState } from '../../../../shared/domain/messages/message.ts';
import type { MeaningName } from '../../../design/palettes.ts';
import { Tag } from '../../../design/tag.tsx';
import { useTimeZone } from '../../../design/time-zone.ts';
import { useNow } from '../../../design/use-now.ts';
import { TimelineRow } from '../timeline-row.tsx';
import { messageTitle, messageTrouble, messageWay } from './message-words.ts';

const LOOKS: Record<MessageState, [meaning: MeaningName, icon: ReactElement]> = {
  queued: ['information', <ScheduleOutlined key="i" />],
  sending: ['information', <ScheduleOutlined key="i" />],
  sent: ['done', <CheckCircleOutlined key="i" />],
  failed: ['attention', <NotificationImportantOutlined key="i" />],
  bounced: ['attention', <NotificationImportantOutlined key="i" />],
  suppressed: ['neutral', <RemoveCircleOutlineOutlined key="i" />],
};

/** A message to a caller as a step of the timeline: what it told, whom and how, what became of it, and its text when asked for. */
export function MessageRow({ message, name }: { message: CaseMessage; name: string | null }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const trouble = messageTrouble(message, useNow(), useTimeZone());
  const [meaning, icon] = LOOKS[message.state];
  const title = messageTitle(message);
  return (
    <TimelineRow at={message.endedAt ?? message.madeAt}>
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2 }}>
          <Box component="span" sx={{ overflowWrap: 'anywhere' }}>
            Message to {name ?? 'a caller you can’t see'}: {title}
          </Box>
          <Tag meaning={meaning} icon={icon}>
            {MESSAGE_STATES[message.state]}
          </Tag>
          {message.body !== null && (
            <Button
              size="small"
              aria-expanded={open}
              aria-controls={open ? id : undefined}
              aria-label={`${open ? 'Hide' : 'Show'} text: ${title}`}
              onClick={() => setOpen(!open)}
              sx={{ py: 0 }}
            >
              {open ? 'Hide text' : 'Show text'}
            </Button>
          )}
        </Box>
        <Typography variant="caption" component="p" sx={{ color: 'text.secondary' }}>
          {messageWay(message)}
          {trouble !== null && `. ${trouble}`}
        </Typography>
        {open && (
          <Box
            id={id}
            lang={message.language}
            sx={{
              my: 1,
              p: 2,
              maxWidth: 640,
              border: 1,
              borderColor: 'divider',
              borderRadius: 1,
              whiteSpace: 'pre-wrap',
              overflowWrap: 'anywhere',
            }}
          >
            {message.subject !== null && (
              <Typography component="p" sx={{ fontWeight: 600, mb: 1 }}>
                {message.subject}
              </Typography>
            )}
            {message.body?.trim()}
          </Box>
        )}
      </Box>
    </TimelineRow>
  );
}
