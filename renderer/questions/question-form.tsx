import Box from '@mui/material/Box';
import type { IChangeEvent } from '@rjsf/core';
import Form from '@rjsf/mui';
import type { ObjectFieldTemplateProps, RJSFSchema, RJSFValidationError, UiSchema } from '@rjsf/utils';
import { useMemo } from 'react';
import type { Service, ServiceQuestions } from '../../shared/domain/city-pack.ts';
import type { Answers } from '../../shared/domain/answers.ts';
import type { FormAnswers } from './answers.ts';
import { errorInWords } from './missing-answers.ts';
import { PlainAnswers } from './plain-answers.tsx';
import { questionKeys, questionOf } from './question-of.ts';
import { QUESTION_WIDGETS, QuestionDescription } from './question-widgets.tsx';
import { validatorFor } from './validator-for.ts';

interface QuestionFormProps {
  readonly service: Service;
  readonly questions: ServiceQuestions;
  readonly answers: Answers;
  /** Say at each question what is wrong with its answer. */
  readonly showErrors: boolean;
  /** The caller's language, BCP 47. */
  readonly language: string;
  onChange(answers: Answers): void;
}

/** Questions under each other, as dense as the rest of the desk. */
const LAYOUT = {
  display: 'grid',
  gap: 3,
  '& .MuiFormLabel-root': { typography: 'caption', fontWeight: 500, color: 'text.secondary', mb: 0.5 },
  // The Spanish under a question stays calm when its answer is missing.
  '& .MuiFormHelperText-root[id$="__help"]': { color: 'text.secondary' },
  '& .MuiFormGroup-row': { columnGap: 4 },
  '& .MuiFormGroup-root:not(.MuiFormGroup-row)': {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(200px, 1fr))',
  },
  '& .MuiFormControlLabel-root': { ml: 0, mr: 0, gap: 1 },
} as const;

function QuestionList({ properties }: ObjectFieldTemplateProps<FormAnswers>) {
  return <Box sx={LAYOUT}>{properties.map((one) => one.content)}</Box>;
}

/** A question's field, or the group of its choices, has the id `question_<key>`. */
const QUESTION_PREFIX = 'question';

export function questionId(key: string): string {
  return `${QUESTION_PREFIX}_${key}`;
}

/** Else the library would answer each question with its first choice. */
const NO_GUESSES = { constAsDefaults: 'never', emptyObjectFields: 'skipDefaults' } as const;

const TEMPLATES = { ObjectFieldTemplate: QuestionList, DescriptionFieldTemplate: QuestionDescription };
const NO_BUTTON: UiSchema<FormAnswers> = { 'ui:submitButtonOptions': { norender: true } };

/** Each question's Spanish under it, with that of its explanation, for the agent to read out. */
function withSpanish(questions: ServiceQuestions): UiSchema<FormAnswers> {
  const spanish = questions.ui['x-es'] as Record<string, string> | undefined;
  if (spanish === undefined) return questions.ui;
  const schema = questions.schema as RJSFSchema;
  const helped = questionKeys(schema).map((key) => {
    const own = questions.ui[key] as UiSchema | undefined;
    const question = questionOf(schema, key);
    const said = [question?.title, question?.description].flatMap((one) => spanish[one ?? ''] ?? []);
    return [key, { ...own, 'ui:help': said.length === 0 ? undefined : said.join(' ') }] as const;
  });
  return { ...questions.ui, ...Object.fromEntries(helped) };
}

const inWords = (errors: RJSFValidationError[]) =>
  errors.map((error) => ({ ...error, message: errorInWords(error) }));

/** The form leaves unanswered questions as undefined, which JSON does not know. */
function answered(values: FormAnswers | undefined): Answers {
  const given = values === undefined ? [] : Object.entries(values);
  const kept = given.filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as Answers;
}

/** The questions of a service, from the catalogue. Conditional questions come and go with the answers. */
export function QuestionForm({
  service,
  questions,
  answers,
  showErrors,
  language,
  onChange,
}: QuestionFormProps) {
  const schema = questions.schema as RJSFSchema;
  const uiSchema = useMemo(
    () => ({ ...(language === 'es' ? withSpanish(questions) : questions.ui), ...NO_BUTTON }),
    [questions, language],
  );
  const validator = useMemo(() => validatorFor(schema), [schema]);
  const problems = useMemo(
    () =>
      showErrors && validator !== null
        ? validator.validateFormData(answers, schema, undefined, inWords).errorSchema
        : undefined,
    [showErrors, validator, answers, schema],
  );
  if (validator === null) {
    return <PlainAnswers schema={schema} answers={answers} onChange={onChange} />;
  }
  return (
    <Form
      key={service.code}
      tagName="div"
      idPrefix={QUESTION_PREFIX}
      experimental_defaultFormStateBehavior={NO_GUESSES}
      schema={schema}
      uiSchema={uiSchema}
      validator={validator}
      formData={answers}
      templates={TEMPLATES}
      widgets={QUESTION_WIDGETS}
      showErrorList={false}
      noHtml5Validate
      extraErrors={problems}
      onChange={(change: IChangeEvent<FormAnswers>) => onChange(answered(change.formData))}
    />
  );
}
