import CallOutlined from '@mui/icons-material/CallOutlined';
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import DoneOutlined from '@mui/icons-material/DoneOutlined';
import PersonOutlineOutlined from '@mui/icons-material/PersonOutlineOutlined';
import PhoneMissedOutlined from '@mui/icons-material/PhoneMissedOutlined';
import RingVolumeOutlined from '@mui/icons-material/RingVolumeOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useEffect, useMemo, useRef } from 'react';
import type { CallCandidate, CallLookUp } from '../../../shared/contract/call-look-up.ts';
import type { City } from '../../../shared/domain/city.ts';
import type { PhoneCall } from '../../../shared/domain/phone-call.ts';
import type { Action } from '../../actions/action.ts';
import { useActions } from '../../actions/use-actions.ts';
import { ActionButton } from '../../design/action-button.tsx';
import { contactWords, languageName } from '../../design/caller-words.ts';
import { counted } from '../../../shared/domain/case-words/count-words.ts';
import { KeyHint } from '../../design/key-hint.tsx';
import { RelativeTime } from '../../design/relative-time.tsx';
import { Tag } from '../../design/tag.tsx';
import { knownWords, numberWords, stepWords } from './call-words.ts';
import { chooseCandidate, closeCalls, openCalls, type CallPanelState } from './call-panel-state.ts';
import { candidateOf } from './calls.ts';
import { CallerContacts } from './caller-contacts.tsx';
import { CandidateCases } from './candidate-cases.tsx';
import { shownName } from '../../../shared/domain/case-words/shown-name.ts';

const FIELD = 'input, textarea, select, [contenteditable="true"], [role="dialog"] *';
const CHOICES = 9;

function StepTag({ call }: { call: PhoneCall }) {
  return call.step === 'ended' ? (
    <Tag meaning="attention" icon={<PhoneMissedOutlined />}>
      {stepWords(call)}
    </Tag>
  ) : (
    <Tag meaning="information" icon={<RingVolumeOutlined />}>
      {stepWords(call)}
    </Tag>
  );
}

/** People who share a number; one is chosen by Alt and its digit. */
function Choices({ candidates, chosen }: { candidates: readonly CallCandidate[]; chosen: string | null }) {
  const actions = useMemo(
    () =>
      candidates.slice(0, CHOICES).map(({ card }, at): Action => ({
        id: `call.choose-${at + 1}`,
        label: `It is ${shownName(card.name)}`,
        group: 'Contact',
        keys: [`alt+${at + 1}`],
        icon: <PersonOutlineOutlined />,
        words: ['caller', 'who'],
        whyNot: null,
        perform: () => chooseCandidate(card.id),
      })),
    [candidates],
  );
  useActions(actions);
  return (
    <Box
      component="ul"
      aria-label="Who it may be"
      sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}
    >
      {candidates.map(({ card, open, cases }, at) => (
        <li key={card.id}>
          <Button
            fullWidth
            variant={card.id === chosen ? 'contained' : 'outlined'}
            aria-pressed={card.id === chosen}
            onClick={() => chooseCandidate(card.id)}
            sx={{ justifyContent: 'flex-start', gap: 2, textAlign: 'left' }}
          >
            {at < CHOICES && <KeyHint keys={`alt+${at + 1}`} />}
            <Box component="span" sx={{ flex: 1, minWidth: 0 }}>
              {shownName(card.name)}
            </Box>
            <Box component="span" sx={{ typography: 'caption' }}>
              {open.length > 0 ? `${open.length} open` : counted(cases, 'case', 'cases')}
            </Box>
          </Button>
        </li>
      ))}
    </Box>
  );
}

function Who({ candidate, city }: { candidate: CallCandidate; city: City | null }) {
  const { card } = candidate;
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <Typography variant="h3">{shownName(card.name)}</Typography>
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        {[contactWords(card), languageName(card.language)].filter((part) => part !== '').join(' · ')}
      </Typography>
      <CandidateCases candidate={candidate} city={city} />
      <CallerContacts caller={card.id} city={city} />
    </Box>
  );
}

/** The button that answers takes the focus when a call comes in, unless somebody is writing; then it goes back. */
function useFocusWhenItRings(rang: number) {
  const answers = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    if (before?.matches(FIELD) === true) return undefined;
    answers.current?.querySelector('button')?.focus({ preventScroll: true });
    return () => {
      if (document.activeElement !== document.body) return;
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [rang]);
  return answers;
}

interface CallPanelProps {
  calls: readonly PhoneCall[];
  call: PhoneCall;
  lookUp: CallLookUp | null;
  panel: CallPanelState;
  city: City | null;
  answer: Action;
  acknowledge: Action;
}

/** A call: who it may be, what they have with the city, and the keys to answer. Nothing happens by itself. */
export function CallPanel({ calls, call, lookUp, panel, city, answer, acknowledge }: CallPanelProps) {
  const answers = useFocusWhenItRings(panel.rang);
  useActions(useMemo(() => [hideAction], []));
  const candidate = candidateOf(lookUp, panel);
  const others = calls.filter(({ id }) => id !== call.id);
  const several =
    lookUp !== null && (lookUp.candidates.length > 1 || lookUp.candidates[0]?.match === 'local');
  return (
    <Box sx={{ position: 'relative', zIndex: 'speedDial' }}>
      <Paper
        component="section"
        aria-label="Call"
        data-keep-clear
        elevation={8}
        sx={{
          position: 'absolute',
          top: 8,
          right: 12,
          width: 'min(440px, calc(100vw - 24px))',
          maxHeight: 'calc(100vh - 132px)',
          overflow: 'auto',
          p: 4,
          display: 'grid',
          gap: 3,
          border: 1,
          borderColor: 'line.strong',
        }}
      >
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
          <Typography variant="h2" sx={{ fontVariantNumeric: 'tabular-nums' }}>
            {numberWords(call.ani)}
          </Typography>
          <StepTag call={call} />
          <Box component="span" sx={{ typography: 'caption', color: 'text.secondary' }}>
            <RelativeTime at={call.rangAt} />
          </Box>
          <IconButton aria-label="Hide the call" sx={{ ml: 'auto' }} onClick={closeCalls}>
            <CloseOutlined />
          </IconButton>
        </Box>
        <Typography role="status" sx={{ color: 'text.secondary' }}>
          {call.ani !== null && lookUp === null ? 'Looking who it may be…' : knownWords(lookUp)}
          {call.language !== null && ` Chose ${languageName(call.language)} in the menu.`}
        </Typography>
        {several && lookUp !== null && (
          <Choices candidates={lookUp.candidates} chosen={candidate?.card.id ?? null} />
        )}
        {candidate !== null && <Who candidate={candidate} city={city} />}
        <Box ref={answers} sx={{ display: 'flex', gap: 2, flexWrap: 'wrap' }}>
          <ActionButton action={answer} variant="contained" />
          <ActionButton action={acknowledge} />
        </Box>
        {others.length > 0 && (
          <Box component="ul" aria-label="Other calls" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {others.map((other) => (
              <Box
                component="li"
                key={other.id}
                sx={{
                  display: 'flex',
                  alignItems: 'center',
                  gap: 2,
                  borderTop: 1,
                  borderColor: 'divider',
                  py: 1,
                }}
              >
                <Button startIcon={<CallOutlined />} onClick={() => openCalls(other.id)}>
                  {numberWords(other.ani)}
                </Button>
                <StepTag call={other} />
                <Box component="span" sx={{ typography: 'caption', color: 'text.secondary', ml: 'auto' }}>
                  <RelativeTime at={other.rangAt} focusable={false} />
                </Box>
              </Box>
            ))}
          </Box>
        )}
      </Paper>
    </Box>
  );
}

const hideAction: Action = {
  id: 'call.hide',
  label: 'Hide the call',
  group: 'Contact',
  keys: ['escape'],
  icon: <DoneOutlined />,
  words: ['close'],
  whyNot: null,
  perform: closeCalls,
};
