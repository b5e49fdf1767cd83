import CampaignOutlined from '@mui/icons-material/CampaignOutlined';
import DoneAllOutlined from '@mui/icons-material/DoneAllOutlined';
import WarningAmberOutlined from '@mui/icons-material/WarningAmberOutlined';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';
import { useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import type { EmergencyNote as Noted } from '../../../shared/domain/emergency-check.ts';
import type { EmergencyScript } from '../../../shared/domain/emergency-script.ts';
import type { Action } from '../../actions/action.ts';
import { useActions } from '../../actions/use-actions.ts';
import { ActionButton } from '../../design/action-button.tsx';

type Said = Omit<Noted, 'kind'>;

const ANSWERS = [
  ['yes', 'Yes'],
  ['no', 'No'],
] as const;

interface EmergencyNoteProps {
  script: EmergencyScript;
  /** The caller's words that point to it; empty when it is only asked because of the service. */
  because: readonly string[];
  said: Said;
  onChange: (said: Said) => void;
  onSettled: (note: Element) => void;
}

/** The questions that show whether a life is in danger, and what to say first when it is, in both languages. */
export function EmergencyNote({ script, because, said, onChange, onSettled }: EmergencyNoteProps) {
  const { name, tell, questions } = script;
  const answers = questions.map(({ id }) => said.answers[id]);
  const danger = answers.includes('yes') || said.told911;
  const clear = questions.length > 0 && answers.every((one) => one === 'no') && !said.told911;
  const note = useRef<HTMLDivElement>(null);
  const latest = useRef(onSettled);
  useLayoutEffect(() => {
    latest.current = onSettled;
  });
  const settle = useCallback(
    (settled: Said) => {
      const { current } = note;
      const wasHere = current?.contains(document.activeElement) === true;
      onChange(settled);
      // Once the questions that come of it are on screen.
      if (wasHere) setTimeout(() => latest.current(current), 0);
    },
    [onChange],
  );
  const actions = useDangerActions(script, said, settle);
  const [toldAction, clearAction] = actions;
  if (clear) {
    return (
      <Alert
        ref={note}
        severity="info"
        action={toldAction !== undefined && <ActionButton action={toldAction} />}
      >
        Asked about danger: no to all.
      </Alert>
    );
  }
  const shown = danger || because.length > 0;
  return (
    <Alert
      ref={note}
      severity={shown ? 'error' : 'warning'}
      icon={shown ? undefined : <WarningAmberOutlined />}
    >
      <AlertTitle>
        {shown ? `911 first: ${name.en.toLowerCase()}` : 'Ask first: is a life in danger?'}
      </AlertTitle>
      <Box sx={{ display: 'grid', gap: 1.5, mb: 2 }}>
        {questions.map(({ id, ask }) => (
          <Box key={id} sx={{ display: 'flex', alignItems: 'center', gap: 3 }}>
            <RadioGroup
              row
              aria-label={ask.en}
              value={said.answers[id] ?? null}
              sx={{ flexWrap: 'nowrap', columnGap: 2 }}
              onChange={(_, answer) => {
                if (answer === 'yes' || answer === 'no')
                  onChange({ ...said, answers: { ...said.answers, [id]: answer } });
              }}
            >
              {ANSWERS.map(([answer, label]) => (
                <FormControlLabel
                  key={answer}
                  value={answer}
                  control={<Radio size="small" />}
                  label={label}
                  sx={{ m: 0, gap: 1 }}
                />
              ))}
            </RadioGroup>
            <Box>
              {ask.en}
              <Typography variant="caption" component="span" lang="es" sx={{ display: 'block' }}>
                {ask.es}
              </Typography>
            </Box>
          </Box>
        ))}
      </Box>
      {shown && (
        <>
          <Typography sx={{ fontWeight: 600 }}>{tell.en}</Typography>
          <Typography lang="es" sx={{ mt: 1 }}>
            {tell.es}
          </Typography>
        </>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, mt: 2 }}>
        {said.told911 ? (
          <Typography sx={{ fontWeight: 600 }}>The 911 script was said. It is kept with the case.</Typography>
        ) : (
          actions.map((action) => <ActionButton key={action.id} action={action} />)
        )}
        {clearAction !== undefined && said.told911 && <ActionButton action={clearAction} />}
        {because.length > 0 && (
          <Typography variant="caption">Because of {because.map((word) => `“${word}”`).join(' ')}</Typography>
        )}
      </Box>
    </Alert>
  );
}

function useDangerActions(script: EmergencyScript, said: Said, onChange: (said: Said) => void): Action[] {
  const actions = useMemo((): Action[] => {
    const told: Action = {
      id: 'new-case.told-911',
      label: '911 script said',
      group: 'Case',
      keys: ['alt+shift+e'],
      icon: <CampaignOutlined />,
      words: ['emergency', 'danger'],
      whyNot: said.told911 ? 'It was said already.' : null,
      perform: () => onChange({ ...said, told911: true }),
    };
    if (script.questions.length === 0) return [told];
    const clear: Action = {
      id: 'new-case.no-danger',
      label: 'No to all',
      group: 'Case',
      keys: ['alt+shift+x'],
      icon: <DoneAllOutlined />,
      words: ['emergency', 'danger', 'safe'],
      whyNot: null,
      perform: () =>
        onChange({
          answers: Object.fromEntries(script.questions.map(({ id }) => [id, 'no'])),
          told911: false,
        }),
    };
    return [told, clear];
  }, [script, said, onChange]);
  useActions(actions);
  return actions;
}
