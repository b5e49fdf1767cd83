import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, useSyncExternalStore, type ReactNode } from 'react';
import { KeyHint } from '../../design/key-hint.tsx';
import { ScrollArea } from '../../design/scroll-area.tsx';
import { HELP_TOPICS, helpPlace, type HelpTopic } from '../../workspace/help-topics.ts';

function headingId(topic: HelpTopic): string {
  return `help-${topic}`;
}

/** Goes to the topic that was asked for, also when the page is open already. */
function useHelpPlace(): void {
  const place = useSyncExternalStore(helpPlace.subscribe, helpPlace.get);
  useEffect(() => {
    if (place === null) return;
    const heading = document.getElementById(headingId(place));
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
    helpPlace.set(null);
  }, [place]);
}

function Part({ topic, children }: { topic: HelpTopic; children: ReactNode }) {
  return (
    <Box component="section">
      <Typography
        variant="h2"
        id={headingId(topic)}
        tabIndex={-1}
        sx={{ mb: 1, scrollMarginTop: 16, width: 'fit-content' }}
      >
        {HELP_TOPICS[topic].title}
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
  useHelpPlace();
  return (
    <Box sx={{ height: '100%', bgcolor: 'background.paper' }}>
      <ScrollArea label="Help">
        <Box sx={{ maxWidth: 760, p: 6, display: 'grid', gap: 6 }}>
          <Typography variant="h1">Help</Typography>
          <Part topic="find">
            <P>
              <KeyHint keys="ctrl+k" /> or <KeyHint keys="/" /> puts you into the search box. Type a case
              number (with or without its dash), a name in any order, the last four digits of a phone, an
              address or a crossing such as “main &amp; 5th”, or what the caller says.{' '}
              <KeyHint keys="enter" /> does what the first row says, <KeyHint keys="ctrl+enter" /> the second
              thing one may want.
            </P>
            <P>
              Words such as open, overdue, mine, a service, a district (cd14) or a time (last week) filter
              what is found; each stands under the box as something you can take away again, the last one with{' '}
              <KeyHint keys="alt+backspace" />. A minus leaves a word out, quotes keep words together. A
              misspelling is corrected and said so.
            </P>
            <P>
              When this desk has little or not all, the hub is asked as well; what comes from there says so.
              Cases you pin with <KeyHint keys="alt+p" /> stand in the box before you type.
            </P>
            <P>
              Begin with &gt; or press <KeyHint keys="ctrl+shift+p" /> for commands. <KeyHint keys="?" />{' '}
              shows every key of the screen you are on.
            </P>
          </Part>
          <Part topic="work">
            <P>
              Each case, and each new case you start with <KeyHint keys="alt+n" />, has its own tab. Tabs,
              drafts and half-written notes come back after a restart. <KeyHint keys="escape" /> steps back
              and never loses what you typed; <KeyHint keys="alt+w" /> closes the tab.
            </P>
            <P>
              In a new case say what it is about in the caller’s own words, English or Spanish. When the same
              is open there already, or was closed there lately, it says so under the place:{' '}
              <KeyHint keys="alt+1" /> adds your caller to it, or reopens it, and no second case is filed.
            </P>
            <P>
              A button that can’t be used now says why when you point at it. The case’s state, and the reason
              it is due when it is, stand at its top.
            </P>
          </Part>
          <Part topic="files">
            <P>
              Paste or drop a photo on a case or a new case, or press <KeyHint keys="alt+a" />: photos (JPEG,
              PNG, WebP, HEIC), PDF and plain text, up to 25 MB each. What a file is, is read from its
              content, not its name. Say what is to be seen on it: that is read out to those who don’t see it.
              A file is internal unless you make it public.
            </P>
            <P>
              It is kept on this desk, encrypted, until the hub has it, also while the hub is away. There it
              waits in quarantine until it is checked for viruses; nobody can open it before. Photos are drawn
              anew: where they were taken, by whom and with what is gone then. When a photo says where it was
              taken, a new case offers that as the place first.
            </P>
            <P>
              <KeyHint keys="enter" /> on a checked picture opens it: <KeyHint keys="z" /> and{' '}
              <KeyHint keys="x" /> zoom, the arrows go on, <KeyHint keys="s" /> saves a copy. Where the hub
              has no virus check for files of a kind, a supervisor releases or refuses them.
            </P>
          </Part>
          <Part topic="words">
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
          <Part topic="offline">
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
          <Part topic="contacts">
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
