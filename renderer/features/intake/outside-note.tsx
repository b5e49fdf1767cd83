import WrongLocationOutlined from '@mui/icons-material/WrongLocationOutlined';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import type { OutsideCity } from '../../../shared/domain/outside-city.ts';
import { questionId } from '../../questions/question-form.tsx';
import { OUTSIDE } from './missing-parts.ts';

interface OutsideNoteProps {
  outside: OutsideCity;
  cityName: string;
  /** The caller's language: what to tell stands in it as well, where it is Spanish. */
  language: string;
  confirmed: boolean;
  onConfirm: (confirmed: boolean) => void;
}

/** Says at once that a place is not the city's and whom to send the caller to; filing it all the same is asked for. */
export function OutsideNote({ outside, cityName, language, confirmed, onConfirm }: OutsideNoteProps) {
  const { name, tell, phone } = outside;
  const where = name === null ? `Outside ${cityName}` : `${name} is not ${cityName}`;
  return (
    <Alert severity="warning" icon={<WrongLocationOutlined />} id={questionId(OUTSIDE)}>
      <AlertTitle>{phone === null ? where : `${where}: ${phone}`}</AlertTitle>
      <div>{tell.en}</div>
      {language === 'es' && (
        <Box lang="es" sx={{ mt: 1 }}>
          {tell.es}
        </Box>
      )}
      <FormControlLabel
        sx={{ mt: 1 }}
        control={<Checkbox checked={confirmed} onChange={(event) => onConfirm(event.target.checked)} />}
        label="File it here all the same"
      />
    </Alert>
  );
}
