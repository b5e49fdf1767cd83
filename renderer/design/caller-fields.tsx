import CloseOutlined from '@mui/icons-material/CloseOutlined';
import PersonOutlineOutlined from '@mui/icons-material/PersonOutlineOutlined';
import VisibilityOffOutlined from '@mui/icons-material/VisibilityOffOutlined';
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { DoorOutput } from '../../shared/contract/console-door.ts';
import type { CallerId } from '../../shared/domain/ids.ts';
import { useAsk } from '../door/use-door.ts';
import { contactWords, languageName, LANGUAGES } from './caller-words.ts';
import { shownName } from '../../shared/domain/case-words/shown-name.ts';

/** A caller as far as they are known yet. */
export interface CallerDraft {
  readonly mode: 'anonymous' | 'known' | 'new';
  readonly id: CallerId | null;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  /** BCP 47. */
  readonly language: string;
}

export const NOBODY_YET: CallerDraft = {
  mode: 'new',
  id: null,
  name: '',
  phone: '',
  email: '',
  language: 'en',
};

type Suggestion = DoorOutput<'caller.suggest'>['callers'][number];

interface CallerFieldsProps {
  caller: CallerDraft;
  onChange: (caller: CallerDraft) => void;
  autoFocus?: boolean;
  /** Stands beside the first question. */
  beside?: ReactNode;
}

interface SuggestingFieldProps {
  label: string;
  text: string;
  placeholder: string;
  inputMode: 'text' | 'tel';
  /** Most characters. */
  most: number;
  autoFocus: boolean;
  onText: (text: string) => void;
  onChoose: (suggestion: Suggestion) => void;
}

/** A field that offers the callers its text fits; nothing is taken unless it is chosen. */
function SuggestingField(props: SuggestingFieldProps) {
  const asked = props.text.trim();
  const found = useAsk('caller.suggest', { text: asked }, { enabled: asked.length >= 2 }).data?.callers;
  const options = asked.length >= 2 && found !== undefined ? found : [];
  return (
    <Autocomplete<Suggestion, false, false, true>
      freeSolo
      autoHighlight={false}
      options={options}
      value={null}
      inputValue={props.text}
      filterOptions={(all) => all}
      getOptionLabel={(one) => (typeof one === 'string' ? one : one.card.name)}
      getOptionKey={(one) => (typeof one === 'string' ? one : one.card.id)}
      onInputChange={(_, text, reason) => {
        if (reason === 'input' || reason === 'clear') props.onText(text);
      }}
      onChange={(_, chosen) => {
        if (chosen !== null && typeof chosen !== 'string') props.onChoose(chosen);
      }}
      slotProps={{ popper: { sx: { minWidth: 440 }, placement: 'bottom-start' } }}
      renderOption={({ key, ...rest }, one) => (
        <Box component="li" key={key} {...rest}>
          <Box sx={{ display: 'flex', width: '100%', gap: 3, alignItems: 'baseline' }}>
            <Typography sx={{ fontWeight: 500, overflowWrap: 'anywhere' }}>
              {shownName(one.card.name)}
            </Typography>
            <Typography variant="caption" sx={{ color: 'text.secondary' }}>
              {contactWords(one.card)}
            </Typography>
            <Typography variant="caption" sx={{ color: 'text.secondary', ml: 'auto', whiteSpace: 'nowrap' }}>
              {one.cases === 1 ? '1 case' : `${one.cases} cases`}
            </Typography>
          </Box>
        </Box>
      )}
      renderInput={(params) => (
        <TextField
          {...params}
          label={props.label}
          placeholder={props.placeholder}
          autoFocus={props.autoFocus}
          slotProps={{
            ...params.slotProps,
            htmlInput: { ...params.slotProps.htmlInput, inputMode: props.inputMode, maxLength: props.most },
          }}
        />
      )}
    />
  );
}

function KnownCaller({ caller, onChange }: CallerFieldsProps) {
  const found = useAsk('caller.suggest', { text: caller.name }).data?.callers;
  const suggestion = found?.find((one) => one.card.id === caller.id);
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 3,
        p: 2,
        pl: 3,
        border: 1,
        borderColor: 'line.strong',
        borderRadius: 1,
        bgcolor: 'surface.selected',
      }}
    >
      <PersonOutlineOutlined aria-hidden />
      <Box sx={{ minWidth: 0, flex: 1 }}>
        <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{shownName(caller.name)}</Typography>
        {suggestion !== undefined && (
          <Typography variant="caption" component="p" sx={{ color: 'text.secondary' }}>
            {[contactWords(suggestion.card), languageName(suggestion.card.language)]
              .filter((part) => part !== '')
              .join(' · ')}
          </Typography>
        )}
      </Box>
      <Button startIcon={<CloseOutlined />} onClick={() => onChange({ ...NOBODY_YET, name: caller.name })}>
        Somebody else
      </Button>
    </Box>
  );
}

/** Who calls: someone we know (found by name or phone), someone new, or nobody by name. */
export function CallerFields({ caller, onChange, autoFocus = false, beside }: CallerFieldsProps) {
  const choose = ({ card }: Suggestion) =>
    onChange({ mode: 'known', id: card.id, name: card.name, phone: '', email: '', language: card.language });
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: 3 }}>
        <ToggleButtonGroup
          exclusive
          aria-label="Does the caller give a name?"
          value={caller.mode === 'anonymous' ? 'anonymous' : 'named'}
          onChange={(_, next: 'named' | 'anonymous' | null) => {
            if (next === 'anonymous') onChange({ ...caller, mode: 'anonymous' });
            if (next === 'named') onChange({ ...caller, mode: caller.id === null ? 'new' : 'known' });
          }}
        >
          <ToggleButton value="named">
            <PersonOutlineOutlined sx={{ mr: 1.5 }} /> Gives a name
          </ToggleButton>
          <ToggleButton value="anonymous">
            <VisibilityOffOutlined sx={{ mr: 1.5 }} /> Anonymous
          </ToggleButton>
        </ToggleButtonGroup>
        {beside}
      </Box>
      {caller.mode === 'known' && <KnownCaller caller={caller} onChange={onChange} />}
      {caller.mode === 'new' && (
        <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: 'repeat(auto-fit, minmax(200px, 1fr))' }}>
          <SuggestingField
            label="Name"
            placeholder="As they say it"
            inputMode="text"
            most={120}
            text={caller.name}
            autoFocus={autoFocus}
            onText={(name) => onChange({ ...caller, name })}
            onChoose={choose}
          />
          <SuggestingField
            label="Phone"
            placeholder="Any form, or the last 4 digits"
            inputMode="tel"
            most={40}
            text={caller.phone}
            autoFocus={false}
            onText={(phone) => onChange({ ...caller, phone })}
            onChoose={choose}
          />
          <TextField
            label="E-mail (optional)"
            value={caller.email}
            slotProps={{ htmlInput: { inputMode: 'email', maxLength: 200 } }}
            onChange={(event) => onChange({ ...caller, email: event.target.value })}
          />
          <TextField
            select
            label="Language"
            value={caller.language}
            slotProps={{ select: { native: true } }}
            onChange={(event) => onChange({ ...caller, language: event.target.value })}
          >
            {LANGUAGES.map((code) => (
              <option key={code} value={code}>
                {languageName(code)}
              </option>
            ))}
          </TextField>
        </Box>
      )}
    </Box>
  );
}
