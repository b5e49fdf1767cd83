import CallOutlined from '@mui/icons-material/CallOutlined';
import EditNoteOutlined from '@mui/icons-material/EditNoteOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { channel, CHANNELS } from '../../../shared/domain/channel.ts';
import { interpreter, INTERPRETERS } from '../../../shared/domain/contact-command.ts';
import type { Action } from '../../actions/action.ts';
import { ActionButton } from '../../design/action-button.tsx';
import { TAKE_COMPLAINT } from '../../design/complaint/take-complaint-action.tsx';
import { languageName, LANGUAGES } from '../../design/caller-words.ts';
import { Tag } from '../../design/tag.tsx';
import type { ContactSession } from '../../workspace/contact-session.ts';
import { changeContact } from '../../workspace/run-contact.ts';
import { openCase } from '../../workspace/workspace.ts';
import { callerWords, deedWords, numberWords } from './call-words.ts';
import { RunningClock } from './running-clock.tsx';

/** Cases named in the bar; the wrap-up names all. */
const MOST_NAMED = 2;

interface ChoiceProps {
  label: string;
  value: string;
  width: number;
  choices: readonly (readonly [value: string, words: string])[];
  onChange: (value: string) => void;
}

function Choice({ label, value, width, choices, onChange }: ChoiceProps) {
  return (
    <TextField
      select
      value={value}
      sx={{ width, flex: 'none' }}
      slotProps={{ select: { native: true }, htmlInput: { 'aria-label': label } }}
      onChange={(event) => onChange(event.target.value)}
    >
      {choices.map(([code, words]) => (
        <option key={code} value={code}>
          {words}
        </option>
      ))}
    </TextField>
  );
}

/** Who it is; somebody named by mistake can be taken back. */
function CallerChoice({ contact }: { contact: ContactSession }) {
  const { caller } = contact;
  const known = caller.kind === 'known' ? [['known', callerWords(contact)] as const] : [];
  return (
    <Choice
      label="Caller"
      value={caller.kind}
      width={190}
      choices={[...known, ['unknown', 'Caller not named'], ['anonymous', 'Anonymous caller']]}
      onChange={(kind) => {
        if (kind === 'unknown' || kind === 'anonymous') changeContact({ caller: { kind }, callerName: '' });
      }}
    />
  );
}

function LanguageChoice({ language }: { language: string }) {
  const codes: readonly string[] = LANGUAGES;
  const all = codes.includes(language) ? codes : [language, ...codes];
  return (
    <Choice
      label="Language"
      value={language}
      width={130}
      choices={all.map((code) => [code, languageName(code)] as const)}
      onChange={(next) => changeContact({ language: next })}
    />
  );
}

/** The cases of the contact, the latest named. */
function Cases({ cases }: Pick<ContactSession, 'cases'>) {
  const named = cases.slice(-MOST_NAMED);
  const more = cases.length - named.length;
  return (
    <Box sx={{ display: 'flex', gap: 1, minWidth: 0, flex: '1 1 120px', overflow: 'hidden' }}>
      {more > 0 && (
        <Box component="span" sx={{ typography: 'caption', alignSelf: 'center', flex: 'none' }}>
          +{more}
        </Box>
      )}
      {named.map(({ caseId, deed, title }) => (
        <Button
          key={caseId}
          size="small"
          onClick={() => openCase(caseId, title)}
          sx={{ minWidth: 0, flex: '0 1 auto', justifyContent: 'flex-start' }}
        >
          <Box
            component="span"
            sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 }}
          >
            {deedWords(deed)}: {title}
          </Box>
        </Button>
      ))}
    </Box>
  );
}

/** The contact that is going on: who, for how long, in which language, what came up, and the way out of it. */
export function ContactBar({ contact, end }: { contact: ContactSession; end: Action }) {
  const { call, startedAt, endedAt, language, cases } = contact;
  return (
    <Box
      component="section"
      aria-label="Contact"
      sx={{
        display: 'flex',
        alignItems: 'center',
        flexWrap: { xs: 'wrap', lg: 'nowrap' },
        gap: 2,
        px: 3,
        py: 1,
        minHeight: 44,
        flex: 'none',
        bgcolor: 'surface.selected',
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      {endedAt === null ? (
        <Tag meaning="information" icon={<CallOutlined />}>
          On a contact <RunningClock since={startedAt} label="Time on the contact" />
        </Tag>
      ) : (
        <Tag meaning="attention" icon={<EditNoteOutlined />}>
          Wrap-up <RunningClock since={endedAt} label="Wrap-up time" />
        </Tag>
      )}
      {/* On this side no notice ever lies over it. */}
      <Box sx={{ flex: 'none' }}>
        <ActionButton action={end} variant="contained" />
      </Box>
      <Box sx={{ flex: 'none' }}>
        <ActionButton action={TAKE_COMPLAINT} />
      </Box>
      <CallerChoice contact={contact} />
      {call !== null && (
        <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
          {numberWords(call.ani)}
        </Box>
      )}
      <LanguageChoice language={language} />
      <Choice
        label="Interpreter"
        value={contact.interpreter}
        width={176}
        choices={Object.entries(INTERPRETERS)}
        onChange={(next) => changeContact({ interpreter: interpreter.catch('none').parse(next) })}
      />
      <Choice
        label="Reached us by"
        value={contact.channel}
        width={150}
        choices={Object.entries(CHANNELS)}
        onChange={(next) => changeContact({ channel: channel.catch('other').parse(next) })}
      />
      <Cases cases={cases} />
    </Box>
  );
}
