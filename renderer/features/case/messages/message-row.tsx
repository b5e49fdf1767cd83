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
import { RelativeTime } from '../../../design/relative-time.tsx';
import { Tag } from '../../../design/tag.tsx';
import { useNow } from '../../../design/use-now.ts';
import { messageTitle, messageTrouble, messageWay } from './message-words.ts';

const LOOKS: Record<MessageState, [meaning: MeaningName, icon: ReactElement]> = {
  queued: ['information', <ScheduleOutlined key="i" />],
  sending: ['information', <ScheduleOutlined key="i" />],
  sent: ['done', <CheckCircleOutlined key="i" />],
  failed: ['attention', <NotificationImportantOutlined key="i" />],
  bounced: ['attention', <NotificationImportantOutlined key="i" />],
  suppressed: ['neutral', <RemoveCircleOutlineOutlined key="i" />],
};

/** One message to a caller: what it told, whom and how, what became of it, and its text when asked for. */
export function MessageRow({
  message,
  name,
  timeZone,
}: {
  message: CaseMessage;
  name: string | null;
  timeZone: string;
}) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const trouble = messageTrouble(message, useNow(), timeZone);
  const [meaning, icon] = LOOKS[message.state];
  const title = messageTitle(message);
  return (
    <Box component="li" sx={{ py: 0.5 }}>
      <Box
        sx={{ display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr) auto', columnGap: 2, minHeight: 28 }}
      >
        <Box sx={{ pt: 0.75 }}>
          <Tag meaning={meaning} icon={icon}>
            {MESSAGE_STATES[message.state]}
          </Tag>
        </Box>
        <Box sx={{ pt: 0.75, overflowWrap: 'anywhere' }}>
          {title}{' '}
          <Typography component="span" variant="caption" sx={{ color: 'text.secondary', ml: 1 }}>
            {messageWay(message, name)}, <RelativeTime at={message.endedAt ?? message.madeAt} />
          </Typography>
          {trouble !== null && (
            <Typography variant="caption" component="p" sx={{ color: 'text.secondary' }}>
              {trouble}
            </Typography>
          )}
        </Box>
        {message.body !== null && (
          <Button
            size="small"
            aria-expanded={open}
            aria-controls={open ? id : undefined}
            aria-label={`${open ? 'Hide' : 'Show'} text: ${title}`}
            onClick={() => setOpen(!open)}
            sx={{ alignSelf: 'start' }}
          >
            {open ? 'Hide text' : 'Show text'}
          </Button>
        )}
      </Box>
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
  );
}
