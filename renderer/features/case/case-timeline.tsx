import CloudUploadOutlined from '@mui/icons-material/CloudUploadOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, useRef } from 'react';
import type { CaseView } from '../../../shared/contract/case-view.ts';
import type { PastContact } from '../../../shared/contract/past-contact.ts';
import { MarkedText } from '../../design/internal-mark.tsx';
import { Tag } from '../../design/tag.tsx';
import type { SentenceContext } from './sentence.ts';
import { PastContactRow } from './past-contact-row.tsx';
import { isOpening, timelineSentence } from './timeline-sentence.ts';
import { TimelineRow } from './timeline-row.tsx';

type Entry = CaseView['entries'][number];

function EntryRow({ entry, words }: { entry: Entry; words: SentenceContext }) {
  const sentence = timelineSentence(entry, words);
  // What was asked for stands above the timeline already.
  const texts = isOpening(entry) ? [] : sentence.texts;
  return (
    <TimelineRow at={entry.at}>
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
        {texts.map(({ label, body, audience }) => (
          <Box key={label} sx={{ width: '100%', mt: 0.5 }}>
            <MarkedText visibility={audience}>{body ?? 'Erased, or not for you to read.'}</MarkedText>
          </Box>
        ))}
      </Box>
    </TimelineRow>
  );
}

interface CaseTimelineProps {
  entries: readonly Entry[];
  /** Conversations in which the case came up; undefined while the hub has not told them. */
  contacts: readonly PastContact[] | undefined;
  words: SentenceContext;
  /** Who is reading: their own new steps are brought into view. */
  self: string | null;
}

type Step =
  | { readonly entry: Entry; readonly contact: null }
  | { readonly entry: null; readonly contact: PastContact };

/** Events in their own order, and each contact before the first of those that came after it began. */
function stepsOf(entries: readonly Entry[], contacts: readonly PastContact[] | undefined): Step[] {
  const left = contacts === undefined ? [] : contacts.toSorted((a, b) => a.startedAt - b.startedAt);
  const steps = entries.flatMap((entry): Step[] => {
    const before = left.splice(0, left.findLastIndex(({ startedAt }) => startedAt < entry.at) + 1);
    return [...before.map((contact) => ({ entry: null, contact })), { entry, contact: null }];
  });
  return [...steps, ...left.map((contact) => ({ entry: null, contact }))];
}

/** What happened, a sentence per step, newest last. */
export function CaseTimeline({ entries, contacts, words, self }: CaseTimelineProps) {
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
  return (
    <Box component="section" aria-labelledby="case-timeline">
      <Typography variant="h2" id="case-timeline" sx={{ mb: 1 }}>
        Timeline
      </Typography>
      <Box component="ol" ref={list} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {stepsOf(entries, contacts).map((step) =>
          step.contact === null ? (
            <EntryRow key={step.entry.version} entry={step.entry} words={words} />
          ) : (
            <PastContactRow key={step.contact.id} contact={step.contact} city={words.city} />
          ),
        )}
      </Box>
    </Box>
  );
}
