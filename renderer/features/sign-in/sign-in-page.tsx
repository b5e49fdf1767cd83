import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { Session } from '../../../shared/contract/console-door.ts';
import { FrontPage } from './front-page.tsx';
import { HubForm } from './hub-form.tsx';
import { SignInForm } from './sign-in-form.tsx';

/** First run: which hub? */
export function FirstRunPage() {
  return (
    <FrontPage title="Connect this desk" lead="Desk311 works with your city's hub. It is asked for once.">
      <HubForm url="" />
    </FrontPage>
  );
}

/** Who is at the desk? Known people can sign in while the hub is away. */
export function SignInPage({ session }: { session: Extract<Session, { name: 'signed-out' }> }) {
  const [changing, setChanging] = useState(false);
  const { hub, hubCanChange, cityName, knownLogins } = session;
  if (changing) {
    return (
      <FrontPage title="Change the hub" lead="Work kept on this desk stays with the hub it was made for.">
        <HubForm url={hub} onCancel={() => setChanging(false)} />
      </FrontPage>
    );
  }
  return (
    <FrontPage
      title={cityName ?? 'Sign in'}
      lead={cityName === null ? 'The hub has not answered yet.' : 'Sign in to your desk.'}
    >
      {cityName === null && (
        <Typography sx={{ color: 'text.secondary' }}>
          {knownLogins.length > 0
            ? 'People who have worked here before can sign in and work from the copy on this desk.'
            : 'Nobody has worked on this desk yet, so the first sign-in needs the hub.'}
        </Typography>
      )}
      <SignInForm fixedLogin={null} knownLogins={knownLogins} />
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          justifyContent: 'space-between',
          gap: 2,
          flexWrap: 'wrap',
        }}
      >
        <Typography variant="caption" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
          Hub: {hub}
        </Typography>
        {hubCanChange && (
          <Button variant="text" onClick={() => setChanging(true)}>
            Change
          </Button>
        )}
      </Box>
    </FrontPage>
  );
}
