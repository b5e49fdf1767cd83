import CloudDoneOutlined from '@mui/icons-material/CloudDoneOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { OutboxEntry } from '../../../shared/contract/case-view.ts';
import { counted } from '../../../shared/domain/case-words/count-words.ts';
import { DialogFrame } from '../../design/dialog-frame.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import { ErrorState } from '../../design/error-state.tsx';
import { notify } from '../../design/notices.ts';
import { SkeletonRows } from '../../design/skeleton-rows.tsx';
import { useTimeZone } from '../../design/time-zone.ts';
import { askAgain } from '../../door/ask-again.ts';
import { useCity } from '../../door/use-city.ts';
import { useAsk, useTell } from '../../door/use-door.ts';
import { commandWords } from '../../design/command-words.ts';
import { UnsentItem } from './unsent-item.tsx';

/** Asked before a refused command is thrown away: it can't come back. */
function GiveUp({ entry, onDone }: { entry: OutboxEntry; onDone: () => void }) {
  const city = useCity();
  const timeZone = useTimeZone();
  const client = useQueryClient();
  const discard = useTell('outbox.discard');
  const { deed, said } = commandWords(entry.command, city, timeZone);
  const giveUp = () =>
    discard.mutate(
      { commandId: entry.commandId },
      {
        onSuccess: () => {
          void askAgain(client, { queryKey: ['outbox.list'] });
          notify({ meaning: 'information', text: `Given up: ${deed}, ${entry.caseReference}.` });
          onDone();
        },
      },
    );
  return (
    <DialogFrame
      open
      title="Give up this change?"
      onClose={onDone}
      width="xs"
      submit={{ label: 'Give up', whyNot: null, grave: true, busy: discard.isPending, perform: giveUp }}
    >
      <Typography>
        “{deed}” for {entry.caseReference} is thrown away{said === null ? '' : ', with its text'}. The hub
        never takes it. This can’t be undone.
      </Typography>
      {discard.error !== null && (
        <Typography role="alert" sx={{ color: 'breach.text', mt: 3 }}>
          {discard.error.failure.message}
        </Typography>
      )}
    </DialogFrame>
  );
}

/** Files of cases that are on their way; they go out by themselves. */
function FilesWaiting({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <Typography role="status" sx={{ px: 4, py: 3, borderBottom: 1, borderColor: 'divider' }}>
      {counted(count, 'file waits', 'files wait')} for the hub. {count === 1 ? 'It is' : 'They are'} on this
      desk’s disk and {count === 1 ? 'goes' : 'go'} out by {count === 1 ? 'itself' : 'themselves'}.
    </Typography>
  );
}

/** Work of this desk that the hub does not have, or refused: what it is, why, and what can be done. */
export function UnsentPage() {
  const query = useAsk('outbox.list', {});
  const files = useAsk('attachment.list', {}).data?.files;
  const waiting = files === undefined ? 0 : files.filter(({ caseId }) => caseId !== null).length;
  const [givingUp, setGivingUp] = useState<OutboxEntry | null>(null);
  if (query.isError && query.data === undefined) {
    return <ErrorState failure={query.error.failure} onRetry={() => void query.refetch()} />;
  }
  const entries = query.data?.entries;
  if (entries === undefined) return <SkeletonRows rows={4} label="Loading unsent work" />;
  const sorted = entries.toSorted(
    (a, b) => Number(b.state.name === 'refused') - Number(a.state.name === 'refused') || a.madeAt - b.madeAt,
  );
  return (
    <Box sx={{ height: '100%', overflow: 'auto', bgcolor: 'background.paper' }}>
      <FilesWaiting count={waiting} />
      {entries.length === 0 && waiting === 0 ? (
        <EmptyState
          icon={<CloudDoneOutlined />}
          title="Nothing unsent"
          because="The hub has everything that was done on this desk. Work done while the hub is away waits here, on disk, and goes out by itself."
        />
      ) : (
        <>
          <Box sx={{ px: 4, py: 3, borderBottom: 1, borderColor: 'divider' }}>
            <Typography variant="h2" component="h1">
              Unsent work
            </Typography>
            <Typography sx={{ color: 'text.secondary', maxWidth: '72ch' }}>
              All of it is on this desk’s disk, also after a crash or a restart. What is unsent goes out by
              itself; what was refused waits for you.
            </Typography>
          </Box>
          <Box component="ul" aria-label="Unsent work" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {sorted.map((entry) => (
              <UnsentItem key={entry.commandId} entry={entry} onGiveUp={setGivingUp} />
            ))}
          </Box>
        </>
      )}
      {givingUp !== null && <GiveUp entry={givingUp} onDone={() => setGivingUp(null)} />}
    </Box>
  );
}
