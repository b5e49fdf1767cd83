import CloudUploadOutlined from '@mui/icons-material/CloudUploadOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useSyncExternalStore, type RefObject } from 'react';
import type { CaseMessage } from '../../../shared/contract/case-messages.ts';
import type { CaseView } from '../../../shared/contract/case-view.ts';
import type { PastContact } from '../../../shared/contract/past-contact.ts';
import type { AccountId, CaseId, TextId } from '../../../shared/domain/ids.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import { MarkedText } from '../../design/internal-mark.tsx';
import { Tag } from '../../design/tag.tsx';
import type { SentenceContext } from '../../../shared/domain/case-words/sentence.ts';
import { noteShown } from '../../workspace/note-shown.ts';
import { MessageRow } from './messages/message-row.tsx';
import { NoteText } from './note-text.tsx';
import { PastContactRow } from './past-contact-row.tsx';
import { isOpening, timelineSentence } from '../../../shared/domain/case-words/timeline-sentence.ts';
import { TimelineRow } from './timeline-row.tsx';

type Entry = CaseView['entries'][number];

interface EntryRowProps {
  entry: Entry;
  words: SentenceContext;
  self: AccountId | null;
  /** It is what somebody came for. */
  pointed: boolean;
}

/** The note that a step added; undefined for any other step. */
const noteOf = ({ event }: Entry): TextId | undefined =>
  event.type === 'note-added' ? event.text : undefined;

function EntryRow({ entry, words, self, pointed }: EntryRowProps) {
  const sentence = timelineSentence(entry, words);
  // What was asked for stands above the timeline already.
  const texts = isOpening(entry) ? [] : sentence.texts;
  return (
    <TimelineRow at={entry.at} note={noteOf(entry)} pointed={pointed}>
      <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 1, justifyItems: 'start' }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2, maxWidth: '100%' }}>
          <Box component="span" sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
            {sentence.words}
          </Box>
          {entry.pending && (
            <Tag
              meaning="attention"
              icon={<CloudUploadOutlined />}
              because="Only on this desk so far. It goes out by itself."
            >
              unsent
            </Tag>
          )}
        </Box>
        {sentence.remarks.map((remark) => (
          <Typography key={remark} variant="caption" sx={{ color: 'text.secondary' }}>
            {remark}
          </Typography>
        ))}
        {texts.map(({ label, body, audience, mentions = NOBODY }) => (
          <Box key={label} sx={{ width: '100%', mt: 0.5 }}>
            <MarkedText visibility={audience}>
              {body === null ? (
                'Erased, or not for you to read.'
              ) : (
                <NoteText
                  text={body}
                  mentions={mentions}
                  nameOf={(id) => words.colleagueName(id)}
                  self={self}
                />
              )}
            </MarkedText>
          </Box>
        ))}
      </Box>
    </TimelineRow>
  );
}

const NOBODY: readonly AccountId[] = [];

interface CaseTimelineProps {
  caseId: CaseId;
  entries: readonly Entry[];
  /** Conversations in which the case came up; undefined while the hub has not told them. */
  contacts: readonly PastContact[] | undefined;
  /** What callers were sent; undefined while the hub has not told it. */
  messages: readonly CaseMessage[] | undefined;
  words: SentenceContext;
  /** Who is reading: their own new steps are brought into view. */
  self: AccountId | null;
}

type Step =
  | { readonly kind: 'entry'; readonly at: Instant; readonly entry: Entry }
  | { readonly kind: 'contact'; readonly at: Instant; readonly contact: PastContact }
  | { readonly kind: 'message'; readonly at: Instant; readonly message: CaseMessage };

/**
 * Events in their own order; each contact before the first of those that came after it began, each message after what
 * it tells of.
 */
function stepsOf(
  entries: readonly Entry[],
  contacts: readonly PastContact[] = [],
  messages: readonly CaseMessage[] = [],
): Step[] {
  const left = [
    ...contacts.map((contact): Step => ({ kind: 'contact', at: contact.startedAt, contact })),
    ...messages.map((message): Step => ({ kind: 'message', at: message.endedAt ?? message.madeAt, message })),
  ].toSorted((a, b) => a.at - b.at);
  const steps = entries.flatMap((entry): Step[] => {
    const before = left.splice(0, left.findLastIndex(({ at }) => at < entry.at) + 1);
    return [...before, { kind: 'entry', at: entry.at, entry }];
  });
  return [...steps, ...left];
}

function keyOf(step: Step): string {
  switch (step.kind) {
    case 'entry':
      return String(step.entry.version);
    case 'contact':
      return step.contact.id;
    case 'message':
      return step.message.id;
  }
}

function StepRow(props: {
  step: Step;
  words: SentenceContext;
  self: AccountId | null;
  /** The note that is what somebody came for. */
  pointed: TextId | null;
}) {
  const { step, words, self, pointed } = props;
  switch (step.kind) {
    case 'entry': {
      const isPointed = pointed !== null && noteOf(step.entry) === pointed;
      return <EntryRow entry={step.entry} words={words} self={self} pointed={isPointed} />;
    }
    case 'contact':
      return <PastContactRow contact={step.contact} city={words.city} />;
    case 'message':
      return <MessageRow message={step.message} name={words.callerName(step.message.callerId)} />;
  }
}

/** The note that somebody came for: brought before their eyes, and set off while they are here. */
function usePointed(
  caseId: CaseId,
  entries: readonly Entry[],
  list: RefObject<HTMLElement | null>,
): TextId | null {
  const asked = useSyncExternalStore(noteShown.subscribe, noteShown.get);
  const isHere = asked?.caseId === caseId && entries.some((one) => noteOf(one) === asked.note);
  useEffect(() => {
    if (!isHere || asked === null) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-note="${asked.note}"]`);
    row?.scrollIntoView({ block: 'center' });
    row?.focus({ preventScroll: true });
  }, [isHere, asked, list]);
  return isHere ? asked.note : null;
}

/** What happened, a sentence per step, newest last. */
export function CaseTimeline(props: CaseTimelineProps) {
  const { caseId, entries, contacts, messages, words, self } = props;
  const list = useRef<HTMLElement>(null);
  const shown = useRef(entries.length);
  const newest = entries.at(-1);
  useEffect(() => {
    const grew = entries.length > shown.current;
    shown.current = entries.length;
    if (grew && newest !== undefined && newest.by.id === self) {
      list.current?.lastElementChild?.scrollIntoView({ block: 'nearest' });
    }
  }, [entries.length, newest, self]);
  const pointed = usePointed(caseId, entries, list);
  return (
    <Box component="section" aria-labelledby="case-timeline">
      <Typography variant="h2" id="case-timeline" sx={{ mb: 1 }}>
        Timeline
      </Typography>
      <Box component="ol" ref={list} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {stepsOf(entries, contacts, messages).map((step) => (
          <StepRow key={keyOf(step)} step={step} words={words} self={self} pointed={pointed} />
        ))}
      </Box>
    </Box>
  );
}
