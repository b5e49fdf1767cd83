import TextWidget from '@rjsf/core/lib/components/widgets/TextWidget.js';
import CheckboxesWidget from '@rjsf/mui/lib/CheckboxesWidget/CheckboxesWidget.js';
import RadioWidget from '@rjsf/mui/lib/RadioWidget/RadioWidget.js';
import type { DescriptionFieldProps, RegistryWidgetsType, WidgetProps } from '@rjsf/utils';
import type { FormAnswers } from './answers.ts';
import { SelectAnswer } from './select-answer.tsx';

type Props = WidgetProps<FormAnswers>;

/** Most characters of an answer whose question names no other number. */
export const LONGEST_ANSWER = 1_000;

/** The library puts the question beside its group of choices; whoever can't see that must hear which question it is. */
function named(slot: 'radioGroup' | 'formGroup', { label, options }: Props): Props['options'] {
  const group = { 'aria-label': label, role: slot === 'radioGroup' ? 'radiogroup' : 'group' };
  return { ...options, mui: { rjsfSlotProps: { [slot]: group } } };
}

/** A text that stops where the question's answer does. */
function ShortText(props: Props) {
  const { options, schema } = props;
  const htmlInput = { maxLength: schema.maxLength ?? LONGEST_ANSWER };
  return <TextWidget {...props} options={{ ...options, mui: { slotProps: { htmlInput } } }} />;
}

/** The fields of the questions, where the library's own say too little or differ from the desk's. */
export const QUESTION_WIDGETS: RegistryWidgetsType<FormAnswers> = {
  RadioWidget: (props: Props) => <RadioWidget {...props} options={named('radioGroup', props)} />,
  CheckboxesWidget: (props: Props) => <CheckboxesWidget {...props} options={named('formGroup', props)} />,
  SelectWidget: SelectAnswer,
  TextWidget: ShortText,
};

/** What is said below a question; the library would make a heading of it. */
export function QuestionDescription({ id, description }: DescriptionFieldProps<FormAnswers>) {
  return <span id={id}>{description}</span>;
}
