import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { CaseView } from '../../../shared/contract/case-view.ts';
import type { City } from '../../../shared/domain/city.ts';
import { parseAnswers } from '../../../shared/domain/answers.ts';
import { answersInWords } from '../../questions/answers-in-words.ts';
import type { SentenceContext } from '../../../shared/domain/case-words/sentence.ts';
import { isOpening, timelineSentence } from '../../../shared/domain/case-words/timeline-sentence.ts';

function Answer({ question, answer }: { question: string; answer: string }) {
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(140px, 3fr) minmax(0, 7fr)', columnGap: 3 }}>
      <Box component="dt" sx={{ color: 'text.secondary' }}>
        {question}
      </Box>
      <Box component="dd" sx={{ m: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {answer}
      </Box>
    </Box>
  );
}

/** What was asked for, in the caller's words and by the service's questions. Nothing for an imported case. */
export function CaseRequest({ view, city, words }: { view: CaseView; city: City; words: SentenceContext }) {
  const opened = view.entries.find((one) => one.event.type === 'case-opened');
  if (opened === undefined) return null;
  const { answers } = timelineSentence(opened, words);
  const texts = view.entries.filter(isOpening).flatMap((one) => timelineSentence(one, words).texts);
  const body = answers === null ? null : (opened.texts[answers] ?? null);
  const parsed = body === null ? null : parseAnswers(body);
  const questions = city.service(view.facts.service)?.questions ?? null;
  const lines = parsed === null ? [] : answersInWords(questions, parsed);
  const gone = answers !== null && parsed === null;
  if (texts.length === 0 && lines.length === 0 && !gone) return null;
  return (
    <Box component="section" aria-labelledby="case-request">
      <Typography variant="h2" id="case-request" sx={{ mb: 2 }}>
        Request
      </Typography>
      <Box component="dl" sx={{ m: 0, display: 'grid', gap: 2 }}>
        {texts.map(({ label, body: said }) => (
          <Answer key={label} question={label} answer={said ?? 'Erased, or not for you to read.'} />
        ))}
        {lines.map(({ key, question, answer }) => (
          <Answer key={key} question={question} answer={answer} />
        ))}
        {gone && <Answer question="Answers" answer="Erased, or not for you to read." />}
      </Box>
    </Box>
  );
}
