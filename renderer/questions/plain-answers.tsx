import Alert from '@mui/material/Alert';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import type { RJSFSchema } from '@rjsf/utils';
import type { Answers } from '../../shared/domain/answers.ts';
import { LONGEST_ANSWER } from './question-widgets.tsx';
import { questionKeys, questionOf, questionTitle } from './question-of.ts';

interface PlainAnswersProps {
  readonly schema: RJSFSchema;
  readonly answers: Answers;
  onChange(answers: Answers): void;
}

const asText = (value: Answers[string] | undefined): string => {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** Questions of a newer catalogue than this console knows: each asked in its words, answered in the caller's. */
export function PlainAnswers({ schema, answers, onChange }: PlainAnswersProps) {
  return (
    <Stack spacing={1.5}>
      <Alert severity="info">
        These questions are newer than this console. Answer them in plain words: nothing is lost, but nothing
        is checked either. Update Desk311 when you can.
      </Alert>
      {questionKeys(schema).map((key) => (
        <TextField
          key={key}
          label={questionTitle(schema, key)}
          helperText={questionOf(schema, key)?.description}
          value={asText(answers[key])}
          multiline
          maxRows={4}
          fullWidth
          slotProps={{ htmlInput: { maxLength: LONGEST_ANSWER } }}
          onChange={(event) => {
            const { [key]: _, ...others } = answers;
            onChange(event.target.value === '' ? others : { ...others, [key]: event.target.value });
          }}
        />
      ))}
    </Stack>
  );
}
