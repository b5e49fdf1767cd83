import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, useSyncExternalStore } from 'react';
import { KeyHint } from '../../design/key-hint.tsx';
import { ScrollArea } from '../../design/scroll-area.tsx';
import { helpPlace } from '../../workspace/help-topics.ts';
import { DepartmentHelp } from './department-help.tsx';
import { headingId, P, Part } from './help-parts.tsx';

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
              number (with or without SR# and its dash), a name in any order, the last four digits of a phone,
              an address, a crossing such as “main &amp; 5th” or “main x 5th”, or what the caller says.{' '}
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
              Answers come while you type; where that leaves no time for older cases, the box looks further
              back once you pause, and says so. When this desk has little or not all, the hub is asked as
              well; what comes from there says so. Cases you pin with <KeyHint keys="alt+p" /> stand in the
              box before you type.
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
              In its fields <KeyHint keys="enter" /> goes on to what is still missing, past questions you
              leave for later, and at last to the button that files. <KeyHint keys="ctrl+enter" /> files from
              anywhere.
            </P>
            <P>
              <KeyHint keys="c" /> closes a case. Beside the outcome stands what the city asks for before it:
              a visit, which <KeyHint keys="v" /> records, when the work was done, a reason, a photo of after
              the work. Open a picture of the case and press <KeyHint keys="a" /> or <KeyHint keys="b" /> to
              say that it shows the place after or before the work. Below the explanation stands what a
              resident would stumble over; that keeps nobody from sending it.
            </P>
            <P>
              A button that can’t be used now says why when you point at it. The case’s state, and the reason
              it is due when it is, stand at its top.
            </P>
          </Part>
          <DepartmentHelp />
          <Part topic="family">
            <P>
              <KeyHint keys="l" /> on a case links it to another one: it repeats that one, is a part of it, or
              has it as a part. A duplicate gives all its callers to the case it repeats, also those who join
              it later: they hear how that one ends. <KeyHint keys="u" /> takes a link back, and so does Undo;
              callers who came only with a duplicate leave with it.
            </P>
            <P>
              <KeyHint keys="x" /> splits a part off: a new case with the same callers, place and channel, of
              which you say only what it is about. Parts have their own department, clock and end, and no
              parts of their own. Closing a case names its parts that are open and asks; nothing closes them
              by itself.
            </P>
          </Part>
          <Part topic="mentions">
            <P>
              On a case <KeyHint keys="n" /> writes a note: internal unless you make it public each time. In
              an internal note @ and a few letters offer colleagues who may see the case, in any order of
              their names; <KeyHint keys="enter" /> takes one, <KeyHint keys="escape" /> leaves it as text. A
              public note mentions nobody: residents would read the names.
            </P>
            <P>
              Whoever is mentioned is told on their desk. <KeyHint keys="alt+j" /> shows the notes that
              mention you and that you have not seen; <KeyHint keys="enter" /> opens the case at the note,{' '}
              <KeyHint keys="s" /> marks it as seen. Once seen it is gone from all your desks.
            </P>
          </Part>
          <Part topic="articles">
            <P>
              Much of what 311 is asked needs no case. Type it into the box, in English or Spanish, or press{' '}
              <KeyHint keys="alt+k" /> for all articles; <KeyHint keys="alt+i" /> reads the one of the service
              you are on. It opens beside your work and takes nothing away: <KeyHint keys="escape" /> brings
              you back to where you were.
            </P>
            <P>
              The script comes first, to be read out; <KeyHint keys="alt+shift+s" /> changes the language.
              Press <KeyHint keys="alt+g" /> when it answered the caller: it is kept with the contact. Where
              the caller is passed on, fill in the note, copy it with <KeyHint keys="alt+shift+m" />, tell the
              other desk, and stay until they answer.
            </P>
          </Part>
          <Part topic="promises">
            <P>
              A new case says when it is due, and how long such work really takes here: half of it, and nine
              in ten. What you tell the caller is kept with the case: the due day{' '}
              <KeyHint keys="alt+shift+d" />, what is usual here <KeyHint keys="alt+shift+u" />, another day{' '}
              <KeyHint keys="alt+shift+o" /> or no date <KeyHint keys="alt+shift+n" />. Later the case says
              whether it was kept.
            </P>
            <P>
              On a case <KeyHint keys="b" /> owes a caller a call-back by a time. <KeyHint keys="alt+o" />{' '}
              shows what you or your department owe: late, today, and in the days to come. There{' '}
              <KeyHint keys="d" /> settles a call-back as done, <KeyHint keys="m" /> moves what was promised,
              with the reason, <KeyHint keys="h" /> hands it on and <KeyHint keys="x" /> withdraws it.
            </P>
            <P>
              Where a life may be in danger, the new case asks two or three questions.{' '}
              <KeyHint keys="alt+shift+x" /> answers no to all of them; <KeyHint keys="alt+shift+e" /> says
              that you read the 911 script out. Both are kept with the case, for the city’s people only.
            </P>
            <P>
              Callers have a page of their own for each case. “Copy link” beside a caller on the case page
              gives it to you, to read out or to send; who has it can answer for the caller, so it is kept who
              had it shown. After a closing callers say there how it went, and that it is not done; what they
              say stands on the case.
            </P>
          </Part>
          <Part topic="escalations">
            <P>
              On a case <KeyHint keys="e" /> escalates it: as an emergency, a complaint or a question. Beside
              what you choose stands who will be asked, how they are reached, by when they must acknowledge,
              and who comes after them; “Why” says each rule. <KeyHint keys="ctrl+enter" /> sends it. Without
              the hub it waits on this desk, and the hub decides who is asked when it is back.
            </P>
            <P>
              The case then says whose turn it is. Nobody acknowledged in time: it goes on to the next tier by
              itself, and after the last one to the supervisors. Call or radio the contact point yourself and
              log the try: when you spoke with somebody there, that acknowledges it. An answer to be told to
              the caller stays with 311 until somebody told them; then it can be resolved. Lists and the
              search box know <b>escalated</b>.
            </P>
            <P>
              <KeyHint keys="alt+x" /> shows escalations: first those that are yours to see to, the most
              urgent on top. <KeyHint keys="a" /> acknowledges, which stops the clock of its tier;{' '}
              <KeyHint keys="r" /> answers with what the caller is to be told; <KeyHint keys="p" /> passes it
              on, <KeyHint keys="b" /> gives it back to 311, <KeyHint keys="t" /> logs a try to reach somebody
              by phone or radio. What nobody acknowledges in time goes on to the next tier by itself, and
              after the last one to the supervisors.
            </P>
            <P>
              At the end of a duty <KeyHint keys="h" /> hands over: write what the next has to know; what is
              open goes along. It stands above their list until somebody takes it with <KeyHint keys="n" />.{' '}
              <KeyHint keys="shift+h" /> shows the hand-overs of two weeks, and who took them.
            </P>
            <P>
              What becomes yours to see to is said with a sound and a notice, and counted in the rail and in
              the window’s title. A danger is heard at any hour; all else makes no sound outside the
              departments’ hours.
            </P>
          </Part>
          <Part topic="complaints">
            <P>
              <KeyHint keys="g" /> on a case, or <KeyHint keys="alt+v" /> anywhere, takes a complaint: what is
              wrong, what would make it right, about what, how grave. <KeyHint keys="ctrl+enter" /> files it
              and shows the number to read out, and by when somebody gets in touch. Without the hub it waits
              on this desk. “You closed it but did not do it” reopens the case with the complaint and counts
              against that closing.
            </P>
            <P>
              A complaint about a person is confidential: whoever took it sees its number once, and nothing
              afterwards. Only supervisors see it, and the lead whom they give it to; never the person it is
              about.
            </P>
            <P>
              <KeyHint keys="alt+y" /> shows complaints, those first whose next stage is due first.{' '}
              <KeyHint keys="a" /> acknowledges, <KeyHint keys="s" /> assesses, <KeyHint keys="i" /> concludes
              the investigation, <KeyHint keys="d" /> decides, <KeyHint keys="t" /> says that the caller was
              told, <KeyHint keys="c" /> closes; <KeyHint keys="n" /> adds a note, internal or shareable;{' '}
              <KeyHint keys="o" /> refers the caller to somebody outside. <KeyHint keys="t" /> in the list
              shows trends by department, service, place and week.
            </P>
            <P>
              A complaint whose next stage is overdue moves up by itself to the next tier of contact points
              that has somebody, once for each stage that is missed; at the highest it stays. The list marks
              it at its tier, “With me” has those given to you or asked of you by the directory, and “What
              happened” says which stage was due when. A repeated complaint begins a tier higher;{' '}
              <KeyHint keys="e" /> moves one up at any time.
            </P>
          </Part>
          <Part topic="directory">
            <P>
              <KeyHint keys="alt+shift+c" /> shows the contact points of every department: who is there now,
              hour by hour for a week, and who would be asked at any time and why. Stewards and leads write
              drafts of it, saved as they write; nothing changes until one is published, and one with an error
              can’t be.
            </P>
            <P>
              <KeyHint keys="7" /> there says what would have become of past escalations by the draft, saved
              or not, or by an older version: choose a period, and <KeyHint keys="r" /> replays it. Both sides
              stand beside each other: how many are acknowledged and how fast, by which tier, how much each
              contact point has to do, also after hours. A number under Cases shows its cases, from whom to
              whom each would have gone; <KeyHint keys="enter" /> opens one. Contact points acknowledge as
              they did in that period.
            </P>
          </Part>
          <Part topic="rules">
            <P>
              Some cases are escalated without anybody asking for it: by what callers say, by their clock,
              when they are reopened, complained about or found badly closed. <KeyHint keys="alt+shift+l" />{' '}
              shows those rules, each as a sentence, to supervisors, stewards and auditors.
            </P>
            <P>
              <KeyHint keys="e" /> begins a working copy, which stays at your desk and holds for nobody. What
              is wrong is said at its field and under Check. <KeyHint keys="4" /> tries it on past cases,
              beside the rules that hold: how many would have been escalated, by which rule, and why each.{' '}
              <KeyHint keys="s" /> saves it with a note; it then holds for what happens from there on.
              Somebody saved meanwhile: put both together first, nothing is lost. <KeyHint keys="5" /> shows
              each version and brings one back. Without the hub you can go on writing; trying and saving wait.
            </P>
          </Part>
          <Part topic="audit">
            <P>
              <KeyHint keys="alt+shift+a" /> shows the audit to supervisors and auditors. A random sample is
              drawn from what was closed in a period (<KeyHint keys="n" />
              ): its size follows from the margin you want, and its seed is kept, so that anyone can draw it
              again. <KeyHint keys="enter" /> goes through its closures: what was said on the left, what there
              is to see in the middle, <KeyHint keys="1" /> to <KeyHint keys="4" /> give the verdict,{' '}
              <KeyHint keys="n" /> writes a note. “Unsupported” opens the case again and tells its callers, in
              your words; it can’t be taken back.
            </P>
            <P>
              The risk list has the closures that signals speak against. Its verdicts are in no rate: rates
              come from random samples alone, weighed back to all that was closed, with the interval in which
              the true share lies. One closure in ten is reviewed by two people who don’t know each other’s
              verdict. Nobody reviews what they closed or worked on. Lists and evidence need the hub; a
              verdict given without it waits at your desk.
            </P>
          </Part>
          <Part topic="reports">
            <P>
              <KeyHint keys="alt+shift+k" /> shows reports of the cases you may see. <b>Every ticket</b> lists
              each case of a department, council district and period with its close reason, explanation and
              next step; <KeyHint keys="f" /> goes to the choices, <KeyHint keys="enter" /> opens a case,{' '}
              <KeyHint keys="c" /> saves the list as CSV and <KeyHint keys="p" /> as PDF. <KeyHint keys="x" />{' '}
              ends a file that is on its way. There is no contact data in any of them, and who saved what is
              noted: supervisors, stewards and auditors read that under <KeyHint keys="3" />.
            </P>
            <P>
              The <b>scorecard</b> (<KeyHint keys="2" />) counts what a department did, beside as long a time
              before, by department and by council district. Below it stands what the chosen number counts
              exactly; <KeyHint keys="enter" /> opens the cases behind it. Referred, scheduled and imported
              closings are never done, and crews’ reports of their own work stand apart. Whether done work was
              really done only an audit can say: until there is one, no number stands there.
            </P>
            <P>
              On a case, <KeyHint keys="z" /> saves its file as PDF: the dated history, without internal
              notes, names of residents and their own words. <KeyHint keys="shift+z" /> saves all of it for
              use inside the house, and says so on every page.
            </P>
          </Part>
          <Part topic="place">
            <P>
              Type an address as it is said: “1234 s main apt 5”, “main &amp; 5th”, “1200 block of main”, in
              English or Spanish. Places with cases come first, then known addresses of the city; a misspelt
              street is put right and said so. Words that are no address are kept as they are.
            </P>
            <P>
              <KeyHint keys="alt+m" /> opens the map: arrow keys move the pin, with Shift further, + and -
              zoom, <KeyHint keys="enter" /> sets it. The nearest known address is read out as you go. It
              works without a network.
            </P>
            <P>
              A place in another city or on county land says so and whom to send the caller to. You can file
              it here all the same once you confirm it; <KeyHint keys="alt+shift+t" /> ends it without a case
              when you told the caller.
            </P>
          </Part>
          <Part topic="calls">
            <P>
              A contact is one conversation. Where the telephone system is connected, a call shows who it may
              be, their open cases and whether they are still in time; <KeyHint keys="enter" /> or{' '}
              <KeyHint keys="alt+a" /> answers. When several people have the number, <KeyHint keys="alt+1" />{' '}
              to <KeyHint keys="alt+9" /> choose. Without a call, <KeyHint keys="alt+a" /> starts a contact by
              hand. Nothing is ever sent by a call alone.
            </P>
            <P>
              During a contact a new case begins with its caller, language and channel; cases you file, join,
              reopen or open are noted on it. <KeyHint keys="alt+e" /> ends it: choose how it ended by digit
              or first letter, where that does not follow from what was done, and <KeyHint keys="enter" />{' '}
              records it. A contact that is not recorded yet comes back after a restart.
            </P>
            <P>
              A call nobody took stays at the top until somebody acknowledges it; <KeyHint keys="alt+r" />{' '}
              shows it. <KeyHint keys="alt+s" /> says whether you are available or away, and why. On a contact
              and wrap-up say so by themselves.
            </P>
          </Part>
          <Part topic="drafts">
            <P>
              What you type into a new case is kept a moment later: on this desk’s disk, and at the hub when
              it can be reached. A crash, a restart, a sign-out or a dead network loses nothing, and at
              another desk <KeyHint keys="alt+b" /> shows your drafts. Nobody else sees them.
            </P>
            <P>
              When two of your desks wrote the same draft, both texts stay and say so. One that was filed from
              another desk can’t be filed again. A discarded one is gone everywhere, unless another desk had
              written more than you saw. Drafts go 30 days after they were last written; you are told a week
              before.
            </P>
          </Part>
          <Part topic="files">
            <P>
              Paste or drop a photo on a case or a new case, or press <KeyHint keys="alt+p" />: photos (JPEG,
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
              When the number is there, the desk says so wherever you are.
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
            <P>
              On a case <KeyHint keys="e" /> changes its caller: name, language, numbers and addresses, which
              need not be shown for that. <KeyHint keys="m" /> makes one of two records of the same person. It
              shows first what each has and what will be; all their cases carry the one that stays, and it can
              be taken back, at once by Undo, later by the same key.
            </P>
          </Part>
        </Box>
      </ScrollArea>
    </Box>
  );
}
