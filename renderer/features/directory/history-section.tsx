import RestoreOutlined from '@mui/icons-material/RestoreOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import List from '@mui/material/List';
import ListItemButton from '@mui/material/ListItemButton';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Finding } from '../../../shared/domain/directory/finding.ts';
import type { DirectoryVersion } from '../../../shared/contract/directory-sync.ts';
import { commandId } from '../../../shared/domain/ids.ts';
import { ErrorState } from '../../design/error-state.tsx';
import { notify } from '../../design/notices.ts';
import { ScrollArea } from '../../design/scroll-area.tsx';
import { SkeletonRows } from '../../design/skeleton-rows.tsx';
import { dateTime } from '../../../shared/domain/case-words/time-words.ts';
import { askAgain } from '../../door/ask-again.ts';
import { ask } from '../../door/door-client.ts';
import { useAsk } from '../../door/use-door.ts';
import { ChangeList } from './change-list.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import type { Names } from './use-names.ts';

const NONE: readonly Finding[] = [];

const PAGE = 50;

/** "2 changed, 1 new", or that nothing differs. */
function countWords({ added, changed, removed, serviceHours }: DirectoryVersion['changes']): string {
  const parts = [
    added > 0 ? `${added} new` : null,
    changed > 0 ? `${changed} changed` : null,
    removed > 0 ? `${removed} removed` : null,
    serviceHours ? 'service hours' : null,
  ].filter((one) => one !== null);
  return parts.length === 0 ? 'nothing changed' : parts.join(', ');
}

/** What a version changed, against the one before it. */
function VersionChanges({ version, names }: { version: number; names: Names }) {
  const here = useAsk('directory.version', { version }, { keepOld: false });
  const before = useAsk(
    'directory.version',
    { version: version - 1 },
    { enabled: version > 1, keepOld: false },
  );
  if (here.error !== null) return <ErrorState failure={here.error.failure} />;
  if (here.data == null || (version > 1 && before.data === undefined))
    return <SkeletonRows rows={4} label="Loading the version" />;
  if (before.data == null)
    return (
      <Typography sx={{ color: 'text.secondary' }}>The first version: it came with the city.</Typography>
    );
  return (
    <ChangeList
      before={before.data.directory}
      after={here.data.directory}
      names={names}
      none="It says the same as the version before."
    />
  );
}

interface HistorySectionProps {
  newest: number;
  names: Names;
  /** Why an older version can't be published again by this person. */
  whyNot: string | null;
}

/** The versions of the directory: who published what and why; an older one can be published again. */
export function HistorySection({ newest, names, whyNot }: HistorySectionProps) {
  const client = useQueryClient();
  const history = useAsk('directory.history', { before: null, limit: PAGE });
  const [chosen, setChosen] = useState<number | null>(null);
  const [restoring, setRestoring] = useState<number | null>(null);
  if (history.error !== null && history.data === undefined)
    return <ErrorState failure={history.error.failure} onRetry={() => void history.refetch()} />;
  if (history.data === undefined) return <SkeletonRows rows={8} label="Loading the history" />;
  const { versions } = history.data;
  const one = versions.find(({ version }) => version === chosen) ?? versions[0];
  const noRestore = whyNot ?? (one?.version === newest ? 'This is the version that holds.' : null);
  return (
    <Box
      sx={{
        height: '100%',
        display: 'grid',
        gridTemplateColumns: 'minmax(220px, 380px) minmax(0, 1fr)',
        '@media (max-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr)', overflow: 'auto' },
      }}
    >
      <ScrollArea label="Versions">
        <List dense aria-label="Versions" sx={{ borderRight: 1, borderColor: 'divider', minHeight: '100%' }}>
          {versions.map((version) => (
            <li key={version.version}>
              <ListItemButton
                selected={version === one}
                aria-current={version === one ? 'true' : undefined}
                onClick={() => setChosen(version.version)}
                sx={{ display: 'grid', justifyItems: 'start', px: 4 }}
              >
                <Box component="span" sx={{ fontWeight: 600 }}>
                  Version {version.version}
                  {version.version === newest && ', which holds'}
                </Box>
                <Box component="span" sx={{ overflowWrap: 'anywhere' }}>
                  {version.note}
                </Box>
                <Typography variant="caption" sx={{ color: 'text.secondary' }}>
                  {dateTime(version.publishedAt, names.city.timeZone)} ·{' '}
                  {version.publishedBy?.name ?? 'with the city'}
                  {version.restored !== null && ` · version ${version.restored} again`} ·{' '}
                  {countWords(version.changes)}
                </Typography>
              </ListItemButton>
            </li>
          ))}
        </List>
      </ScrollArea>
      {one !== undefined && (
        <ScrollArea label={`Version ${one.version}`}>
          <Box sx={{ p: 4, display: 'grid', gap: 3 }}>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
              <Typography variant="h2" sx={{ flex: 1 }}>
                What version {one.version} changed
              </Typography>
              <Tooltip title={noRestore}>
                <Button
                  variant="outlined"
                  startIcon={<RestoreOutlined />}
                  aria-disabled={noRestore === null ? undefined : true}
                  onClick={noRestore === null ? () => setRestoring(one.version) : undefined}
                >
                  Publish version {one.version} again
                </Button>
              </Tooltip>
            </Box>
            <VersionChanges version={one.version} names={names} />
          </Box>
        </ScrollArea>
      )}
      {restoring !== null && (
        <PublishDialog
          title={`Publish version ${restoring} again`}
          label="Publish it again"
          findings={null}
          blocking={NONE}
          names={names}
          whyNot={null}
          send={(note) =>
            ask('directory.restore', {
              commandId: commandId.parse(crypto.randomUUID()),
              version: restoring,
              newest,
              note,
            })
          }
          onClose={() => setRestoring(null)}
          onPublished={(version) => {
            setRestoring(null);
            notify({
              meaning: 'done',
              text: `Version ${version} holds now: it says what version ${restoring} said.`,
            });
            for (const name of ['directory.history', 'directory.get', 'directory.drafts', 'directory.draft'])
              void askAgain(client, { queryKey: [name] });
          }}
          onMoved={() => setRestoring(null)}
        />
      )}
    </Box>
  );
}
