import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { DialogFrame } from '../../design/dialog-frame.tsx';
import { SignInForm } from './sign-in-form.tsx';

/** The hub knows this person no longer: the same person signs in again, and nothing on screen is lost. */
export function SignInAgain({ open, login, onClose }: { open: boolean; login: string; onClose: () => void }) {
  return (
    <DialogFrame open={open} title="Sign in again" onClose={onClose} width="xs">
      <Box sx={{ display: 'grid', gap: 4 }}>
        <Typography>
          Your session with the hub has ended. What is open, typed or unsent stays on this desk and goes on
          where it was.
        </Typography>
        <SignInForm fixedLogin={login} knownLogins={[login]} onSignedIn={onClose} />
      </Box>
    </DialogFrame>
  );
}
