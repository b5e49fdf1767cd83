import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Typography from '@mui/material/Typography';
import type { EmergencyFound } from '../../../shared/domain/find-services.ts';

/** The caller's words sound like a life in danger: what to say first, in both languages. */
export function EmergencyNote({ found }: { found: EmergencyFound }) {
  const { name, tell } = found.kind;
  return (
    <Alert severity="error">
      <AlertTitle>911 first: {name.en.toLowerCase()}</AlertTitle>
      <Typography>{tell.en}</Typography>
      <Typography lang="es" sx={{ mt: 1 }}>
        {tell.es}
      </Typography>
      <Typography variant="caption" component="p" sx={{ mt: 1 }}>
        Because of {found.said.map((word) => `“${word}”`).join(' ')}
      </Typography>
    </Alert>
  );
}
