import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { KeyHint } from '../../design/key-hint.tsx';
import { ScrollArea } from '../../design/scroll-area.tsx';

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box component="section">
      <Typography variant="h2" sx={{ mb: 1 }}>
        {title}
      </Typography>
      <Box sx={{ display: 'grid', gap: 2 }}>{children}</Box>
    </Box>
  );
}

function P({ children }: { children: ReactNode }) {
  return <Typography sx={{ maxWidth: '72ch' }}>{children}</Typography>;
}

/** What one needs to know to work here, on one page. */
export function HelpPage() {
  return (
    <Box sx={{ height: '100%', bgcolor: 'background.paper' }}>
      <ScrollArea label="Help">
        <Box sx={{ maxWidth: 760, p: 6, display: 'grid', gap: 6 }}>
          <Typography variant="h1">Help</Typography>
          <Part title="Find anything">
            <P>
              <KeyHint keys="ctrl+k" /> or <KeyHint keys="/" /> puts you into the search box. Type a case
              number (with or without its dash), a name in any order, the last four digits of a phone, an
              address or a crossing such as “main &amp; 5th”, or what the caller says.{' '}
              <KeyHint keys="enter" /> does what the first row says.
            </P>
            <P>
              Begin with &gt; or press <KeyHint keys="ctrl+shift+p" /> for commands. <KeyHint keys="?" />{' '}
              shows every key of the screen you are on.
            </P>
          </Part>
          <Part title="Work on cases">
            <P>
              Each case, and each new case you start with <KeyHint keys="alt+n" />, has its own tab. Tabs,
              drafts and half-written notes come back after a restart. <KeyHint keys="escape" /> steps back
              and never loses what you typed; <KeyHint keys="alt+w" /> closes the tab.
            </P>
            <P>
              A button that can’t be used now says why when you point at it. The case’s state, and the reason
              it is due when it is, stand at its top.
            </P>
          </Part>
          <Part title="What the words mean">
            <P>
              Referred and scheduled cases are open: the work is not done. A case is closed with an outcome
              and an explanation. “Closed elsewhere” means another system closed it and nobody here has seen
              evidence. “The clock stands still” while a case waits for something the city can’t speed up.
            </P>
            <P>
              An internal note has a lock, a tint and the word Internal; residents never read it. A public
              note may be read by the caller.
            </P>
          </Part>
          <Part title="When the hub is away">
            <P>
              The desk goes on: you search and read the copy on this desk, and what you do is kept on its disk
              and sent by itself when the hub is back. The count of unsent work is at the foot of the window.
              A new case has a temporary reference until the hub gives it a number; don’t read that one out.
            </P>
            <P>
              If the hub refuses something, because somebody else was quicker or a rule stands against it, it
              waits under Unsent with the reason. You try again as the case is now, or give it up.
            </P>
          </Part>
          <Part title="Contact details">
            <P>
              Phone numbers and e-mail addresses are masked. Showing one in full asks for a reason, and is
              logged.
            </P>
          </Part>
        </Box>
      </ScrollArea>
    </Box>
  );
}
