import type { StrictRJSFSchema } from '@rjsf/utils';
import type { Locator } from 'playwright-core';
import { choicesOf } from '../../renderer/questions/question-of.ts';
import type { Answers } from '../../shared/domain/answers.ts';
import type { AskedQuestion } from './asked-questions.ts';

type Answer = Answers[string];

const itemOf = ({ items }: StrictRJSFSchema): StrictRJSFSchema | null =>
  typeof items === 'object' && !Array.isArray(items) ? items : null;

function choiceAt(question: StrictRJSFSchema | null, which: 'first' | 'last') {
  const choice = choicesOf(question).at(which === 'first' ? 0 : -1);
  if (choice?.const === undefined || choice.title === undefined) throw new Error('a choice without words');
  return { value: choice.const, label: choice.title };
}

/** Words for a question of free text, odd enough to show whether they are kept as typed. */
function wordsFor({ maxLength }: StrictRJSFSchema): string {
  return `Ñandú "2" <b>& Söhne</b>, 50 %; =1+1 'tis "said"`.slice(0, maxLength ?? 100).trimEnd();
}

/** Where a question stands on screen, found by its words as somebody who hears the page would find it. */
export function fieldOf(form: Locator, { title, question }: AskedQuestion, widget: string | null): Locator {
  const found = (role: Parameters<Locator['getByRole']>[0]) =>
    form.getByRole(role, { name: title, exact: true });
  if (question.type === 'array') return found('group');
  if (choicesOf(question).length > 0) return found(widget === 'radio' ? 'radiogroup' : 'combobox');
  if (question.type === 'integer' || question.type === 'number') return found('spinbutton');
  // Fields for days and times have no role; a required one's label ends with a star.
  return form.getByLabel(new RegExp(`^${RegExp.escape(title)}(?:\\s*\\*)?$`));
}

/**
 * Answers a question through its field.
 * @param which the first choice (the least number), or the last one (the greatest)
 * @returns what the hub should have of it then
 */
export async function answerQuestion(
  form: Locator,
  asked: AskedQuestion,
  { widget, which }: { widget: string | null; which: 'first' | 'last' },
): Promise<Answer> {
  const { question } = asked;
  const field = fieldOf(form, asked, widget);
  if (question.type === 'array') {
    const { value, label } = choiceAt(itemOf(question), which);
    for (const box of await field.getByRole('checkbox', { checked: true }).all()) await box.uncheck();
    await field.getByRole('checkbox', { name: label, exact: true }).check();
    return [value];
  }
  if (choicesOf(question).length > 0) {
    const { value, label } = choiceAt(question, which);
    if (widget === 'radio') await field.getByRole('radio', { name: label, exact: true }).check();
    else await field.selectOption({ label });
    return value;
  }
  if (question.type === 'integer' || question.type === 'number') {
    const number = (which === 'first' ? question.minimum : question.maximum) ?? 1;
    await field.fill(String(number));
    return number;
  }
  if (widget === 'date') {
    await field.fill('2026-12-24');
    return '2026-12-24';
  }
  if (widget === 'time') {
    await field.fill('08:30');
    return '08:30:00';
  }
  const words = wordsFor(question);
  await field.fill(words);
  return words;
}
