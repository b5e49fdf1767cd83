import VisibilityOffOutlined from '@mui/icons-material/VisibilityOffOutlined';
import VisibilityOutlined from '@mui/icons-material/VisibilityOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type KeyboardEvent, type SyntheticEvent } from 'react';
import type { Session } from '../../../shared/contract/console-door.ts';
import { takeAnswer } from '../../door/ask-again.ts';
import { useTell } from '../../door/use-door.ts';

interface SignInFormProps {
  /** The only login that may be used here; null for anyone's. */
  fixedLogin: string | null;
  knownLogins: readonly string[];
  onSignedIn?: (session: Session) => void;
}

/** Name and password. Keeps both after a failure; says what the hub said. */
export function SignInForm({ fixedLogin, knownLogins, onSignedIn }: SignInFormProps) {
  const client = useQueryClient();
  const signIn = useTell('session.sign-in');
  const [login, setLogin] = useState(fixedLogin ?? (knownLogins.length === 1 ? (knownLogins[0] ?? '') : ''));
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const passwordField = useRef<HTMLInputElement>(null);
  const missing = login.trim() === '' || password === '';

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (missing || signIn.isPending) return;
    signIn.mutate(
      { login: login.trim(), password },
      {
        onSuccess: (session) => {
          takeAnswer(client, ['session.get', {}], session);
          onSignedIn?.(session);
        },
        onError: () => passwordField.current?.select(),
      },
    );
  };
  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));

  return (
    <Box component="form" onSubmit={submit} noValidate sx={{ display: 'grid', gap: 4 }}>
      {knownLogins.length > 1 && fixedLogin === null && (
        <Box
          sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}
          role="group"
          aria-label="People who use this desk"
        >
          {knownLogins.map((one) => (
            <Button
              key={one}
              variant="outlined"
              aria-pressed={login === one}
              onClick={() => {
                setLogin(one);
                passwordField.current?.focus();
              }}
            >
              {one}
            </Button>
          ))}
        </Box>
      )}
      <TextField
        id="login"
        label="Sign-in name"
        name="username"
        autoComplete="username"
        autoFocus={login === ''}
        value={login}
        disabled={fixedLogin !== null}
        onChange={(event) => setLogin(event.target.value)}
        slotProps={{ htmlInput: { autoCapitalize: 'none', spellCheck: false, maxLength: 100 } }}
      />
      <TextField
        id="password"
        label="Password"
        name="password"
        type={shown ? 'text' : 'password'}
        autoComplete="current-password"
        autoFocus={login !== ''}
        inputRef={passwordField}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        onKeyDown={watchCapsLock}
        helperText={capsLock ? 'Caps Lock is on.' : null}
        slotProps={{
          htmlInput: { maxLength: 200 },
          input: {
            endAdornment: (
              <InputAdornment position="end">
                <IconButton
                  edge="end"
                  aria-label={shown ? 'Hide the password' : 'Show the password'}
                  onClick={() => setShown(!shown)}
                >
                  {shown ? <VisibilityOffOutlined /> : <VisibilityOutlined />}
                </IconButton>
              </InputAdornment>
            ),
          },
        }}
      />
      {signIn.error !== null && (
        <Alert severity="error" role="alert">
          {signIn.error.failure.message}
        </Alert>
      )}
      <Button type="submit" variant="contained" aria-disabled={missing || signIn.isPending || undefined}>
        {signIn.isPending ? 'Signing in…' : 'Sign in'}
      </Button>
    </Box>
  );
}
