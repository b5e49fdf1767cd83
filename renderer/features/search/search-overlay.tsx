import ArrowBackOutlined from '@mui/icons-material/ArrowBackOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { countWords, counted } from '../../design/count-words.ts';
import { KeyHint } from '../../design/key-hint.tsx';
import { ScrollArea } from '../../design/scroll-area.tsx';
import { SkeletonRows } from '../../design/skeleton-rows.tsx';
import { VISUALLY_HIDDEN } from '../../design/visually-hidden.ts';
import { useAsk } from '../../door/use-door.ts';
import { FoundList } from './found-list.tsx';
import { FoundPreview } from './found-preview.tsx';
import type { FoundItem } from './found-item.ts';
import { isForCommands, stepBack, type Narrowed } from './search-box-state.ts';
import type { Found } from './use-found.ts';

interface SearchOverlayProps {
  listId: string;
  found: Found;
  text: string;
  narrowed: Narrowed | null;
  active: FoundItem | null;
  onActive: (item: FoundItem) => void;
}

const NOT_RESULTS = new Set(['action', 'new-case', 'recent']);

function isResult(item: FoundItem): boolean {
  return !NOT_RESULTS.has(item.subject.kind);
}

/** "3 results", for those who hear the list. */
function spoken(found: Found, text: string): string {
  if (!found.settled || text.trim() === '') return '';
  const results = found.groups.flatMap((group) => group.items).filter(isResult).length;
  return results === 0 ? 'No results' : counted(results, 'result', 'results');
}

function Incomplete() {
  const connection = useAsk('connection.get', {}).data;
  const state = connection?.state;
  const far =
    state?.name === 'filling' && state.total !== null
      ? `${countWords(state.done)} of ${countWords(state.total)} cases are here`
      : 'not all cases are here yet';
  return (
    <Alert severity="info" sx={{ m: 2 }}>
      Still filling: {far}. There may be more than you see.
    </Alert>
  );
}

function Nothing({ text, narrowed }: { text: string; narrowed: Narrowed | null }) {
  const what = narrowed === null ? `“${text.trim()}”` : narrowed.label;
  const advice =
    narrowed === null
      ? 'Try part of a number, a name, the last four digits of a phone, a street, or what the caller calls it.'
      : 'There is no case here that you may see.';
  return (
    <Box sx={{ px: 4, pt: 4, pb: 2 }}>
      <Typography variant="h3">Nothing found for {what}</Typography>
      <Typography sx={{ color: 'text.secondary', mt: 1 }}>{advice}</Typography>
    </Box>
  );
}

function Welcome() {
  return (
    <Box sx={{ px: 4, pt: 4 }}>
      <Typography sx={{ color: 'text.secondary' }}>
        Type a case number, a name, a phone number, “main &amp; 5th”, or what the caller says: couch, tagging,
        bache. Begin with &gt; for commands.
      </Typography>
    </Box>
  );
}

function Foot({ found }: { found: Found }) {
  return (
    <Box
      sx={{
        display: 'flex',
        gap: 4,
        px: 4,
        py: 2,
        borderTop: 1,
        borderColor: 'divider',
        color: 'text.secondary',
        typography: 'caption',
        bgcolor: 'surface.sunken',
        whiteSpace: 'nowrap',
        overflow: 'hidden',
      }}
    >
      <span>
        <KeyHint keys="arrowup" /> <KeyHint keys="arrowdown" /> move
      </span>
      <span>
        <KeyHint keys="enter" /> do it
      </span>
      <span>
        <KeyHint keys="escape" /> back
      </span>
      {found.tookMs !== null && (
        <Box component="span" sx={{ ml: 'auto' }}>
          answered in {Math.max(1, Math.round(found.tookMs))} ms
        </Box>
      )}
    </Box>
  );
}

/** What the box found, over the work: the list on the left, the focused one on the right. */
export function SearchOverlay({ listId, found, text, narrowed, active, onActive }: SearchOverlayProps) {
  const commandsOnly = narrowed === null && isForCommands(text);
  const roomy = useMediaQuery('(min-width: 900px)', { noSsr: true }) && !commandsOnly;
  const none = found.settled && found.groups.every((group) => !group.items.some(isResult));
  const asksForResults = (text.trim() !== '' && !commandsOnly) || narrowed !== null;
  return (
    <Box
      sx={{
        position: 'absolute',
        top: 'calc(100% + 4px)',
        left: 0,
        width: roomy ? 'min(1080px, calc(100vw - 220px))' : '100%',
        height: 'min(640px, calc(100vh - 88px))',
        zIndex: 'modal',
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'line.strong',
        borderRadius: 1,
        boxShadow: 16,
        overflow: 'hidden',
        display: 'flex',
        flexDirection: 'column',
      }}
    >
      <Box role="status" sx={VISUALLY_HIDDEN}>
        {spoken(found, text)}
      </Box>
      {narrowed !== null && (
        <Box sx={{ px: 3, py: 2, borderBottom: 1, borderColor: 'divider' }}>
          <Button
            variant="text"
            startIcon={<ArrowBackOutlined />}
            endIcon={<KeyHint keys="escape" />}
            onClick={stepBack}
          >
            Back to all results
          </Button>
        </Box>
      )}
      <Box
        sx={{
          flex: 1,
          minHeight: 0,
          display: 'grid',
          gridTemplateColumns: roomy ? 'minmax(0, 1fr) minmax(0, 1fr)' : 'minmax(0, 1fr)',
        }}
      >
        <Box sx={{ minHeight: 0, opacity: found.settled ? 1 : 0.85 }}>
          <ScrollArea label="What was found">
            {!found.complete && <Incomplete />}
            {found.error !== null && (
              <Alert severity="error" sx={{ m: 2 }}>
                {found.error.failure.message}
              </Alert>
            )}
            {!asksForResults && !commandsOnly && <Welcome />}
            {asksForResults && none && found.error === null && <Nothing text={text} narrowed={narrowed} />}
            {!found.settled && found.groups.length === 0 && <SkeletonRows rows={8} label="Searching" />}
            <FoundList id={listId} groups={found.groups} active={active} onActive={onActive} />
          </ScrollArea>
        </Box>
        {roomy && (
          <Box sx={{ borderLeft: 1, borderColor: 'divider', minHeight: 0 }}>
            {active !== null && <FoundPreview key={active.key} item={active} />}
          </Box>
        )}
      </Box>
      <Foot found={found} />
    </Box>
  );
}
