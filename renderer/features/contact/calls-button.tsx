import PhoneMissedOutlined from '@mui/icons-material/PhoneMissedOutlined';
import RingVolumeOutlined from '@mui/icons-material/RingVolumeOutlined';
import Button from '@mui/material/Button';
import { counted } from '../../../shared/domain/case-words/count-words.ts';
import { KeyHint } from '../../design/key-hint.tsx';
import { useWhyNot } from '../../door/use-session.ts';
import { openCalls } from './call-panel-state.ts';
import { useCalls } from './calls.ts';

/** Calls nobody has acknowledged: they stay here until somebody does. Nothing when there is none. */
export function CallsButton() {
  const mayTake = useWhyNot('take-contact') === null;
  const calls = useCalls(mayTake);
  if (calls.length === 0) return null;
  const missed = calls.filter(({ step }) => step === 'ended').length;
  const waiting = calls.length - missed;
  const words = [
    waiting > 0 ? counted(waiting, 'call', 'calls') : null,
    missed > 0 ? `${missed} missed` : null,
  ].filter((one) => one !== null);
  return (
    <Button
      variant="outlined"
      startIcon={waiting > 0 ? <RingVolumeOutlined /> : <PhoneMissedOutlined />}
      endIcon={<KeyHint keys="alt+r" />}
      onClick={() => openCalls()}
      sx={(theme) => ({
        flex: 'none',
        whiteSpace: 'nowrap',
        color: theme.palette.attention.text,
        backgroundColor: theme.palette.attention.tint,
        borderColor: theme.palette.attention.line,
      })}
    >
      {words.join(', ')}
    </Button>
  );
}
