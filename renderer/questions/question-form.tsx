import Box from '@mui/material/Box';
import type { IChangeEvent } from '@rjsf/core';
import Form from '@rjsf/mui';
import type { ObjectFieldTemplateProps, RJSFSchema, RJSFValidationError, UiSchema } from '@rjsf/utils';
import { useMemo } from 'react';
import type { Service } from '../../shared/domain/city-pack.ts';
import type { Answers, FormAnswers } from './answers.ts';
import { errorInWords } from './missing-answers.ts';
import { PlainAnswers } from './plain-answers.tsx';
import { validatorFor } from './validator-for.ts';

type Questions = NonNullable<Service['questions']>;

interface QuestionFormProps {
  readonly service: Service;
  readonly questions: Questions;
  readonly answers: Answers;
  /** Say at each question what is wrong with its answer. */
  readonly showErrors: boolean;
  onChange(answers: Answers): void;
}

/** Questions under each other, words above their field, so that a long question is never cut. */
const LAYOUT = {
  display: 'grid',
  gap: 1.5,
  '& .MuiFormControl-root': { m: 0 },
  '& .MuiTextField-root > .MuiInputLabel-root': {
    position: 'static',
    transform: 'none',
    whiteSpace: 'normal',
    maxWidth: 'none',
    mb: 0.5,
    pointerEvents: 'auto',
  },
  '& .MuiOutlinedInput-notchedOutline': { top: 0, '& legend': { display: 'none' } },
  '& .MuiFormGroup-row': { columnGap: 1 },
} as const;

function QuestionList({ properties }: ObjectFieldTemplateProps<FormAnswers, RJSFSchema>) {
  return <Box sx={LAYOUT}>{properties.map((one) => one.content)}</Box>;
}

const TEMPLATES = { ObjectFieldTemplate: QuestionList };
const NO_BUTTON: UiSchema<FormAnswers> = { 'ui:submitButtonOptions': { norender: true } };

const inWords = (errors: RJSFValidationError[]) =>
  errors.map((error) => ({ ...error, message: errorInWords(error) }));

/** The form leaves unanswered questions as undefined, which JSON does not know. */
function answered(values: FormAnswers | undefined): Answers {
  const kept = Object.entries(values ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as Answers;
}

/** The questions of a service, from the catalogue. Conditional questions come and go with the answers. */
export function QuestionForm({ service, questions, answers, showErrors, onChange }: QuestionFormProps) {
  const schema = questions.schema as RJSFSchema;
  const uiSchema = useMemo<UiSchema<FormAnswers>>(() => ({ ...questions.ui, ...NO_BUTTON }), [questions.ui]);
  const validator = useMemo(() => validatorFor(service.code, schema), [service.code, schema]);
  if (validator === null) {
    return <PlainAnswers schema={schema} answers={answers} onChange={onChange} />;
  }
  return (
    <Form
      key={service.code}
      tagName="div"
      idPrefix={`question-${service.code}`}
      schema={schema}
      uiSchema={uiSchema}
      validator={validator}
      formData={answers}
      templates={TEMPLATES}
      showErrorList={false}
      liveValidate={showErrors ? 'onChange' : undefined}
      noHtml5Validate
      transformErrors={inWords}
      onChange={(change: IChangeEvent<FormAnswers>) => onChange(answered(change.formData))}
    />
  );
}
