import InfoOutlined from '@mui/icons-material/InfoOutlined';
import LockOutlined from '@mui/icons-material/LockOutlined';
import NoteAddOutlined from '@mui/icons-material/NoteAddOutlined';
import PublicOutlined from '@mui/icons-material/PublicOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useId, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { actorOf } from '../../../shared/contract/account.ts';
import { ROLES, type AccountActor } from '../../../shared/domain/actor.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import type { City } from '../../../shared/domain/city.ts';
import { textId } from '../../../shared/domain/ids.ts';
import { isMentionable, stillMentioned } from '../../../shared/domain/mention.ts';
import { InternalMark } from '../../design/internal-mark.tsx';
import { KeyHint } from '../../design/key-hint.tsx';
import { notify } from '../../design/notices.ts';
import { StoppedNote } from '../../design/stopped-note.tsx';
import { keptMeaning, keptWords, useCommand } from '../../design/use-command.ts';
import { shownName } from '../../../shared/domain/case-words/shown-name.ts';
import { useColleagues } from '../../door/use-colleagues.ts';
import { changeTab } from '../../workspace/workspace.ts';
import { MentionList, mentionRowId } from './mention-list.tsx';
import { departmentName } from '../../../shared/domain/case-words/sentence.ts';
import {
  useMentionPicker,
  type Mentionable,
  type Mentioned,
  type MentionPicker,
} from './use-mention-picker.ts';

interface NoteComposerProps {
  facts: CaseFacts;
  city: City;
  /** Who writes; null before that is known. */
  actor: AccountActor | null;
  tabKey: string;
  /** The note not yet added, kept in the tab. */
  draft: string;
  /** Colleagues chosen for it, kept in the tab. */
  chosen: readonly Mentioned[];
  /** Null when a note can be added. */
  whyNot: string | null;
  field: RefObject<HTMLTextAreaElement | null>;
}

const MAX = 10_000;

function keepDraft(tabKey: string, noteDraft: string, mentioned?: Mentioned[]): void {
  changeTab(tabKey, (tab) =>
    tab.kind === 'case' ? { ...tab, noteDraft, mentioned: mentioned ?? tab.mentioned } : tab,
  );
}

/** Those who can be mentioned on the case: all who may see it, but the one who writes. Undefined while the desk has not answered. */
function useMentionable(
  { service, department, receiver, state }: CaseFacts,
  city: City,
  actor: AccountActor | null,
): readonly Mentionable[] | undefined {
  const colleagues = useColleagues();
  return useMemo(() => {
    const guarded = { department, receiver, state };
    const handOff = city.service(service)?.handOff === true;
    return colleagues
      ?.filter((one) => one.id !== actor?.id && isMentionable(actorOf(one), guarded, handOff))
      .map((one) => {
        const where = one.department === null ? undefined : city.department(one.department);
        const words = `${ROLES[one.role]} ${one.department ?? ''} ${where?.shortName ?? ''}`;
        return { id: one.id, name: one.name, role: one.role, department: one.department, words };
      });
  }, [colleagues, service, department, receiver, state, city, actor?.id]);
}

/** Names as a sentence has them. */
const LISTED = new Intl.ListFormat('en', { type: 'conjunction' });
const namesOf = (people: readonly Mentioned[]) => LISTED.format(people.map(({ name }) => shownName(name)));

/** Writes a note. Internal unless it is said otherwise each time; what is typed stays in the tab until it is added. */
export function NoteComposer(props: NoteComposerProps) {
  const { facts, city, actor, tabKey, draft, chosen, whyNot, field } = props;
  const [visibility, setVisibility] = useState<'internal' | 'public'>('internal');
  const [focused, setFocused] = useState(false);
  const note = useRef(textId.parse(crypto.randomUUID()));
  const { send, busy, stopped, clear } = useCommand();
  const open = focused || draft !== '';
  const internal = visibility === 'internal';
  const listId = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const mentioned = useMemo(() => stillMentioned(draft, chosen), [draft, chosen]);
  const picker = useMentionPicker({
    enabled: internal && focused && whyNot === null,
    text: draft,
    chosen: mentioned,
    people: useMentionable(facts, city, actor),
    field,
    onTake: (text, { id, name }) => keepDraft(tabKey, text, [...mentioned, { id, name }]),
  });
  const missing = whyNot ?? (draft.trim() === '' ? 'Write the note first.' : null);

  const add = async () => {
    if (missing !== null || busy) return;
    const kept = await send({
      type: 'add-note',
      caseId: facts.id,
      visibility,
      note: { id: note.current, body: draft.trim() },
      ...(internal && mentioned.length > 0 ? { mentions: mentioned.map(({ id }) => id) } : {}),
    });
    if (kept === null) return;
    note.current = textId.parse(crypto.randomUUID());
    keepDraft(tabKey, '', []);
    setVisibility('internal');
    notify({
      meaning: keptMeaning(kept),
      text: keptWords(addedWords(internal, mentioned), kept),
    });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target === field.current && picker.onKeyDown(event)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void add();
    }
  };

  return (
    <Box
      sx={{ display: 'grid', gap: 2 }}
      onKeyDown={onKeyDown}
      onFocus={() => setFocused(true)}
      onBlur={(event) => setFocused(event.currentTarget.contains(event.relatedTarget))}
    >
      {stopped !== null && <StoppedNote stopped={stopped} onLookAgain={clear} />}
      <TextField
        multiline
        minRows={open ? 2 : 1}
        maxRows={8}
        ref={setAnchor}
        inputRef={field}
        placeholder={
          whyNot ??
          (internal
            ? 'Internal note… only the city’s people will read it'
            : 'Public note… the resident can read it')
        }
        disabled={whyNot !== null}
        value={draft}
        onChange={(event) => {
          keepDraft(tabKey, event.target.value);
          picker.moved();
        }}
        onSelect={picker.moved}
        slotProps={{
          htmlInput: {
            'aria-label': internal ? 'Internal note' : 'Public note',
            maxLength: MAX,
            ...listProps(listId, picker),
          },
          input: {
            sx: { bgcolor: internal && open ? 'attention.tint' : undefined, alignItems: 'flex-start' },
            endAdornment: open ? undefined : <KeyHint keys="n" />,
          },
        }}
      />
      <MentionList
        id={listId}
        anchor={anchor}
        picker={picker}
        departmentName={(code) => departmentName(city, code)}
      />
      {open && !internal && mentioned.length > 0 && (
        <Typography role="status" sx={{ color: 'information.text', display: 'flex', gap: 2 }}>
          <InfoOutlined aria-hidden sx={{ fontSize: 18, flex: 'none', mt: '2px' }} />
          <span>
            A public note tells no colleague, and residents would read {namesOf(mentioned)} in it. Make it
            internal to mention them, or take the {mentioned.length === 1 ? 'name' : 'names'} out.
          </span>
        </Typography>
      )}
      {open && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 3 }}>
          <ToggleButtonGroup
            exclusive
            aria-label="Who can read the note"
            value={visibility}
            onChange={(_, next: 'internal' | 'public' | null) => next !== null && setVisibility(next)}
          >
            <ToggleButton value="internal">
              <LockOutlined sx={{ mr: 1.5 }} /> Internal
            </ToggleButton>
            <ToggleButton value="public">
              <PublicOutlined sx={{ mr: 1.5 }} /> Public
            </ToggleButton>
          </ToggleButtonGroup>
          {internal ? (
            <Typography variant="caption" sx={{ color: 'text.secondary', minWidth: 0, flex: '0 1 auto' }}>
              {mentioned.length === 0
                ? 'Only the city’s people will read it. @ and letters mention a colleague'
                : `${namesOf(mentioned)} will be told`}
            </Typography>
          ) : (
            <InternalMark visibility="public" />
          )}
          <Tooltip title={missing}>
            <Button
              variant="contained"
              sx={{ ml: 'auto' }}
              startIcon={<NoteAddOutlined />}
              endIcon={<KeyHint keys="ctrl+enter" />}
              aria-disabled={missing === null && !busy ? undefined : true}
              onClick={() => void add()}
            >
              {internal ? 'Add internal note' : 'Add public note'}
            </Button>
          </Tooltip>
        </Box>
      )}
    </Box>
  );
}

function addedWords(internal: boolean, mentioned: readonly Mentioned[]): string {
  if (!internal) return 'Public note added.';
  return mentioned.length === 0 ? 'Internal note added.' : `Internal note added for ${namesOf(mentioned)}.`;
}

/** What tells assistive technology of the list while the focus stays in the note. */
function listProps(listId: string, { offer, active }: MentionPicker) {
  const open = offer !== null && offer.options.length > 0;
  return {
    'aria-autocomplete': 'list',
    'aria-haspopup': 'listbox',
    ...(open ? { 'aria-controls': listId, 'aria-activedescendant': mentionRowId(listId, active) } : {}),
  } as const;
}
