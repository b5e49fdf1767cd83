import EditOutlined from '@mui/icons-material/EditOutlined';
import RestoreOutlined from '@mui/icons-material/RestoreOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import List from '@mui/material/List';
import ListItemButton from '@mui/material/ListItemButton';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { ErrorState } from '../../design/error-state.tsx';
import { ScrollArea } from '../../design/scroll-area.tsx';
import { SkeletonRows } from '../../design/skeleton-rows.tsx';
import { dateTime } from '../../../shared/domain/case-words/time-words.ts';
import { useAsk } from '../../door/use-door.ts';
import { ChangeList } from './change-list.tsx';
import { ActiveTag } from './part-details.tsx';
import { damperSentence, ruleSentence, type RuleNames } from './rule-words.ts';
import { useSavedRules, type SavedRules } from './use-rules.ts';

/** What a version changed against the one before it, and everything it says. */
function Version({ shown, names }: { shown: SavedRules; names: RuleNames }) {
  const { version, document } = shown;
  const before = useSavedRules(version - 1, version > 1);
  return (
    <>
      {before.failure !== null ? (
        <ErrorState failure={before.failure} onRetry={() => void before.refetch()} />
      ) : version > 1 && before.saved === undefined ? (
        <SkeletonRows rows={3} label="Loading the version before" />
      ) : before.saved == null ? (
        <Typography sx={{ color: 'text.secondary' }}>The first version.</Typography>
      ) : (
        <ChangeList
          before={before.saved.document}
          after={document}
          names={names}
          none="It says the same as the version before."
        />
      )}
      <Typography variant="h3">The rules of version {version}</Typography>
      <Box component="ol" sx={{ m: 0, pl: 6, display: 'grid', gap: 2 }}>
        {document.rules.map((rule) => (
          <li key={rule.id}>
            <Box sx={{ display: 'flex', gap: 2, alignItems: 'center' }}>
              <Box component="span" sx={{ fontWeight: 500 }}>
                {rule.name.en}
              </Box>
              <ActiveTag active={rule.active} />
            </Box>
            <Box sx={{ color: 'text.secondary' }}>{ruleSentence(rule, document.damper, names)}</Box>
          </li>
        ))}
      </Box>
      <Typography>{damperSentence(document.damper)}</Typography>
    </>
  );
}

interface HistorySectionProps {
  newest: number;
  names: RuleNames;
  timeZone: string;
  /** Why nothing can be brought back by this person. */
  whyNot: string | null;
  onBringBack: (shown: SavedRules) => void;
  /** Takes a version into the working copy. */
  onEdit: (shown: SavedRules) => void;
}

/** The versions of the rules: who saved what, when and why; an older one can be brought back. */
export function HistorySection({
  newest,
  names,
  timeZone,
  whyNot,
  onBringBack,
  onEdit,
}: HistorySectionProps) {
  const { data, error, refetch } = useAsk('trigger.versions', {});
  const [chosen, setChosen] = useState<number | null>(null);
  const versions = data?.versions;
  const one = versions?.find(({ version }) => version === chosen) ?? versions?.[0];
  const here = useSavedRules(one?.version ?? null, one !== undefined);
  if (versions === undefined)
    return error === null ? (
      <SkeletonRows rows={8} label="Loading the history" />
    ) : (
      <ErrorState failure={error.failure} onRetry={() => void refetch()} />
    );
  const shown = here.saved ?? null;
  const noReturn =
    whyNot ??
    (one?.version === newest
      ? 'This is the version that holds.'
      : shown === null
        ? 'It is being loaded.'
        : null);
  const button = { 'aria-disabled': noReturn === null ? undefined : true };
  return (
    <Box
      sx={{
        height: '100%',
        display: 'grid',
        gridTemplateColumns: 'minmax(220px, 360px) minmax(0, 1fr)',
        '@media (max-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr)', overflow: 'auto' },
      }}
    >
      <ScrollArea label="Versions">
        <List dense aria-label="Versions" sx={{ borderRight: 1, borderColor: 'divider', minHeight: '100%' }}>
          {versions.map(({ version, note, savedAt, savedBy }) => (
            <li key={version}>
              <ListItemButton
                selected={version === one?.version}
                aria-current={version === one?.version ? 'true' : undefined}
                onClick={() => setChosen(version)}
                sx={{ display: 'grid', justifyItems: 'start', px: 4 }}
              >
                <Box component="span" sx={{ fontWeight: 600 }}>
                  Version {version}
                  {version === newest && ', which holds'}
                </Box>
                <Box component="span" sx={{ overflowWrap: 'anywhere' }}>
                  {note}
                </Box>
                <Typography variant="caption" sx={{ color: 'text.secondary' }}>
                  {dateTime(savedAt, timeZone)} · {savedBy?.name ?? 'with the city'}
                </Typography>
              </ListItemButton>
            </li>
          ))}
        </List>
      </ScrollArea>
      {one !== undefined && (
        <ScrollArea label={`Version ${one.version}`}>
          <Box sx={{ p: 4, display: 'grid', gap: 4 }}>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
              <Typography variant="h2" sx={{ flex: '1 1 200px' }}>
                What version {one.version} changed
              </Typography>
              {whyNot === null && (
                <>
                  <Tooltip title={noReturn}>
                    <Button
                      {...button}
                      startIcon={<EditOutlined />}
                      onClick={noReturn === null && shown !== null ? () => onEdit(shown) : undefined}
                    >
                      Edit from it
                    </Button>
                  </Tooltip>
                  <Tooltip title={noReturn}>
                    <Button
                      {...button}
                      variant="outlined"
                      startIcon={<RestoreOutlined />}
                      onClick={noReturn === null && shown !== null ? () => onBringBack(shown) : undefined}
                    >
                      Bring version {one.version} back
                    </Button>
                  </Tooltip>
                </>
              )}
            </Box>
            {here.failure !== null && shown === null ? (
              <ErrorState failure={here.failure} onRetry={() => void here.refetch()} />
            ) : shown === null ? (
              <SkeletonRows rows={4} label="Loading the version" />
            ) : (
              <Version shown={shown} names={names} />
            )}
          </Box>
        </ScrollArea>
      )}
    </Box>
  );
}
