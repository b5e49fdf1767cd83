import ArrowBackOutlined from '@mui/icons-material/ArrowBackOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { memo } from 'react';
import type { SearchChip, SearchCorrection } from '../../../shared/contract/search-view.ts';
import { countWords } from '../../../shared/domain/case-words/count-words.ts';
import { KeyHint } from '../../design/key-hint.tsx';
import { ScrollArea } from '../../design/scroll-area.tsx';
import { SkeletonRows } from '../../design/skeleton-rows.tsx';
import { VISUALLY_HIDDEN } from '../../design/visually-hidden.ts';
import { useAsk } from '../../door/use-door.ts';
import { FilterStrip } from './filter-strip.tsx';
import { isDeskResult, spoken } from './found-words.ts';
import { FoundList } from './found-list.tsx';
import { FoundPreview } from './found-preview.tsx';
import type { FoundItem } from './found-item.ts';
import { stepBack, type Narrowed } from './search-box-state.ts';
import type { Shown } from './use-found.ts';
import { useAfterPaint } from './use-after-paint.ts';

const Panel = styled('div')(({ theme }) => ({
  position: 'absolute',
  top: 'calc(100% + 4px)',
  left: 0,
  width: '100%',
  height: 'min(640px, calc(100vh - 88px))',
  zIndex: theme.zIndex.modal,
  backgroundColor: theme.palette.background.paper,
  border: `1px solid ${theme.palette.line.strong}`,
  borderRadius: 6,
  boxShadow: theme.shadows[16],
  overflow: 'hidden',
  display: 'flex',
  flexDirection: 'column',
  '&[data-roomy="true"]': { width: 'min(1080px, calc(100vw - 220px))' },
}));
const Columns = styled('div')({
  flex: 1,
  minHeight: 0,
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  '[data-roomy="true"] > &': { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' },
  '& > div': { minHeight: 0 },
});
const Spoken = styled('div')(VISUALLY_HIDDEN);
const Beside = styled('div')(({ theme }) => ({ borderLeft: `1px solid ${theme.palette.divider}` }));
const Foot = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  gap: '4px 16px',
  padding: '8px 16px',
  borderTop: `1px solid ${theme.palette.divider}`,
  color: theme.palette.text.secondary,
  fontSize: theme.typography.caption.fontSize,
  lineHeight: '16px',
  backgroundColor: theme.palette.surface.sunken,
  '& > span': { whiteSpace: 'nowrap' },
  '& > span:last-of-type': { marginLeft: 'auto' },
}));

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

function Nothing({ asked, narrowed, older }: Pick<Shown, 'asked' | 'older'> & { narrowed: Narrowed | null }) {
  // Nothing is said to be missing before it was looked for.
  if (older === 'looking') {
    return (
      <Typography sx={{ color: 'text.secondary', px: 4, pt: 4, pb: 2 }}>Looking further back…</Typography>
    );
  }
  const newer = older === 'not all' ? ' among the newer cases' : '';
  const title =
    narrowed === null
      ? `Nothing on this desk for “${asked.trim()}”${newer}`
      : `Nothing found for ${narrowed.label}${newer}`;
  const advice =
    narrowed === null
      ? 'Try part of a number, a name, the last four digits of a phone, a street, or what the caller calls it.'
      : 'There is no case here that you may see.';
  return (
    <Box sx={{ px: 4, pt: 4, pb: 2 }}>
      <Typography variant="h3">{title}</Typography>
      <Typography sx={{ color: 'text.secondary', mt: 1 }}>{advice}</Typography>
    </Box>
  );
}

function Welcome() {
  return (
    <Box sx={{ px: 4, pt: 3 }}>
      <Typography sx={{ color: 'text.secondary' }}>
        Type a case number, a name, a phone number, “main &amp; 5th”, or what the caller says: couch, tagging,
        bache. Begin with &gt; for commands.
      </Typography>
    </Box>
  );
}

/** Which keys lead on; what the marked row can do, where there is no preview to say it. */
function Keys({ active, said, words }: { active: FoundItem | null; said: string; words: string }) {
  return (
    <Foot>
      <span>
        <KeyHint keys="arrowup" /> <KeyHint keys="arrowdown" /> move
      </span>
      <span>
        <KeyHint keys="enter" /> {active === null ? 'do it' : active.enter.label}
      </span>
      <span>
        <KeyHint keys="alt+enter" /> all it can do
      </span>
      <span>
        <KeyHint keys="escape" /> back
      </span>
      <span>
        <span role="status">{said}</span>
        {said === '' && words}
      </span>
    </Foot>
  );
}

/** How the answer came, or that it is still to come. */
function answerWords(slow: boolean, { older, tookMs }: Shown): string {
  if (slow) return 'Searching…';
  if (older === 'looking') return 'Looking further back…';
  if (older === 'not all') return 'Not all older cases were looked at: more words find more';
  return tookMs === null ? '' : `answered in ${Math.max(1, Math.round(tookMs))} ms`;
}

interface SearchOverlayProps {
  listId: string;
  shown: Shown;
  /** The answer to what is typed takes longer than one would wait in silence. */
  slow: boolean;
  narrowed: Narrowed | null;
  commandsOnly: boolean;
  active: FoundItem | null;
  /** What was just done without leaving the box. */
  said: string;
  onActive: (item: FoundItem) => void;
  onDeeds: (item: FoundItem, x: number, y: number) => void;
  onRemove: (chip: SearchChip) => void;
  onExact: (correction: SearchCorrection) => void;
}

/** What the box found, over the work: the list on the left, the focused one on the right. */
export const SearchOverlay = memo(function SearchOverlay(props: SearchOverlayProps) {
  const { listId, shown, slow, narrowed, commandsOnly, active, said } = props;
  const { onActive, onDeeds, onRemove, onExact } = props;
  const { asked, groups, error } = shown;
  const roomy = useMediaQuery('(min-width: 900px)', { noSsr: true }) && !commandsOnly;
  // The list is painted first; what the preview shows of it follows.
  const previewed = useAfterPaint(active);
  const asks = (asked.trim() !== '' && !commandsOnly) || narrowed !== null;
  const none = asks && error === null && !groups.some((group) => group.items.some(isDeskResult));
  return (
    <Panel data-roomy={roomy}>
      <Spoken role="status">{!commandsOnly && spoken(shown)}</Spoken>
      {narrowed !== null && (
        <Box sx={{ px: 3, py: 0.5, minHeight: 36, borderBottom: 1, borderColor: 'divider' }}>
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
      {narrowed === null && !commandsOnly && (
        <FilterStrip
          chips={shown.chips}
          corrections={shown.corrections}
          onRemove={onRemove}
          onExact={onExact}
        />
      )}
      <Columns>
        <div>
          <ScrollArea label="What was found">
            {!shown.complete && <Incomplete />}
            {error !== null && (
              <Alert severity="error" sx={{ m: 2 }}>
                {error.failure.message}
              </Alert>
            )}
            {!asks && !commandsOnly && <Welcome />}
            {none && <Nothing asked={asked} narrowed={narrowed} older={shown.older} />}
            {slow && groups.length === 0 && <SkeletonRows rows={8} label="Searching" />}
            <FoundList
              id={listId}
              asked={asked}
              groups={groups}
              active={active}
              onActive={onActive}
              onDeeds={onDeeds}
            />
          </ScrollArea>
        </div>
        {roomy && <Beside>{previewed !== null && <FoundPreview item={previewed} />}</Beside>}
      </Columns>
      <Keys active={roomy ? null : active} said={said} words={answerWords(slow, shown)} />
    </Panel>
  );
});
