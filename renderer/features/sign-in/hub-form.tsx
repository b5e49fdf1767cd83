import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { takeAnswer } from '../../door/ask-again.ts';
import { useTell } from '../../door/use-door.ts';

/** "311.example.org" means https; a bare machine name or number is taken as it stands. */
function withScheme(typed: string): string {
  const text = typed.trim();
  return /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`;
}

/** Asks for the hub's address and tries it. */
export function HubForm({ url, onCancel }: { url: string; onCancel?: () => void }) {
  const client = useQueryClient();
  const setHub = useTell('session.set-hub');
  const [typed, setTyped] = useState(url);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (typed.trim() === '' || setHub.isPending) return;
    setHub.mutate(
      { url: withScheme(typed) },
      {
        onSuccess: (session) => {
          takeAnswer(client, ['session.get', {}], session);
          onCancel?.();
        },
      },
    );
  };
  return (
    <Box component="form" onSubmit={submit} noValidate sx={{ display: 'grid', gap: 4 }}>
      <TextField
        id="hub"
        label="Address of the hub"
        placeholder="https://311.example.org"
        helperText="Whoever runs your city's hub gave you this address."
        autoFocus
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        slotProps={{
          htmlInput: { inputMode: 'url', spellCheck: false, autoCapitalize: 'none', maxLength: 300 },
        }}
      />
      {setHub.error !== null && (
        <Alert severity="error" role="alert">
          {setHub.error.failure.message}
        </Alert>
      )}
      <Box sx={{ display: 'flex', gap: 2 }}>
        <Button
          type="submit"
          variant="contained"
          aria-disabled={typed.trim() === '' || setHub.isPending || undefined}
        >
          {setHub.isPending ? 'Trying it…' : 'Connect'}
        </Button>
        {onCancel !== undefined && (
          <Button variant="outlined" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </Box>
    </Box>
  );
}
