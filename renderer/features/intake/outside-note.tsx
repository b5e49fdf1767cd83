import WrongLocationOutlined from '@mui/icons-material/WrongLocationOutlined';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import type { OutsideCity } from '../../../shared/domain/outside-city.ts';
import type { Action } from '../../actions/action.ts';
import { ActionButton } from '../../design/action-button.tsx';
import { questionId } from '../../questions/question-form.tsx';
import { OUTSIDE } from './missing-parts.ts';

interface OutsideWordsProps {
  outside: OutsideCity;
  cityName: string;
  /** The caller's language: what to tell stands in it as well, where it is Spanish. */
  language: string;
}

/** That a place is not the city's, and whom to send the caller to. */
function OutsideWords({ outside, cityName, language }: OutsideWordsProps) {
  const { name, tell, phone } = outside;
  const where = name === null ? `Outside ${cityName}` : `${name} is not ${cityName}`;
  return (
    <>
      <AlertTitle>{phone === null ? where : `${where}: ${phone}`}</AlertTitle>
      <div>{tell.en}</div>
      {language === 'es' && (
        <Box lang="es" sx={{ mt: 1 }}>
          {tell.es}
        </Box>
      )}
    </>
  );
}

interface OutsideNoteProps extends OutsideWordsProps {
  confirmed: boolean;
  onConfirm: (confirmed: boolean) => void;
  /** Ends it without a case. */
  sent: Action;
}

/** The same where the place was typed, with the confirmation that it is to be filed all the same. */
export function OutsideNote({ confirmed, onConfirm, sent, ...words }: OutsideNoteProps) {
  return (
    <Alert severity="warning" icon={<WrongLocationOutlined />} id={questionId(OUTSIDE)}>
      <OutsideWords {...words} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 4, mt: 1 }}>
        <ActionButton action={sent} />
        <FormControlLabel
          control={<Checkbox checked={confirmed} onChange={(event) => onConfirm(event.target.checked)} />}
          label="File it here all the same"
        />
      </Box>
    </Alert>
  );
}

/** The same beside the form, in sight while the place is still being typed. */
export function OutsideAside(words: OutsideWordsProps) {
  return (
    <Alert severity="warning" icon={<WrongLocationOutlined />} role="status" sx={{ mb: 3 }}>
      <OutsideWords {...words} />
    </Alert>
  );
}
