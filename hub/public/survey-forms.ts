import { MAX_SURVEY_WORDS, MOST_SATISFIED, surveyDone } from '../../shared/domain/feedback/survey.ts';
import { html, type Html } from './html.ts';
import type { PublicWords } from './words-en.ts';
import type { TrackingView } from './tracking-view.ts';

/** What forms are made with. */
export interface FormContext {
  readonly words: PublicWords;
  readonly view: TrackingView;
  /** Path of the page itself; its deeds lie below it. */
  readonly path: string;
  readonly language: string;
  /** Names this showing of the form: sent twice, it counts once. */
  readonly mark: string;
  readonly day: (at: number) => string;
}

function hidden({ view, mark }: FormContext): Html {
  return html`<input type="hidden" name="closing" value="${view.closing}" /><input
      type="hidden"
      name="mark"
      value="${mark}"
    />`;
}

function action({ path, language }: FormContext, deed: string): string {
  return `${path}/${deed}?lang=${language}`;
}

function choice(name: string, value: string, label: string, checked: boolean, required = false): Html {
  const id = `${name}-${value}`;
  return html`<div class="choice">
    <input
      type="radio"
      id="${id}"
      name="${name}"
      value="${value}"
      ${checked && html` checked`}${required && html` required`}
    /><label for="${id}">${label}</label>
  </div>`;
}

/** "It is not done": what pressing it does stands above the button. */
export function notDoneForm(form: FormContext): Html | null {
  const { words, view } = form;
  const { notDone, standing, callBackBy, anonymous } = view;
  if (notDone === null) return null;
  const said = words.notDone;
  // "Not done" fits a closing that says it was; any other may be wrong in another way.
  const claimed = standing.outcome === 'completed' || standing.outcome === 'partly-completed';
  const leads =
    notDone === 'reopened'
      ? said.reopened(standing.department)
      : anonymous
        ? said['call-back-anonymous']
        : said['call-back'](form.day(callBackBy));
  return html`<section id="not-done" aria-labelledby="not-done-title">
    <h2 id="not-done-title">${claimed ? said.heading : said.wrong}</h2>
    <p>${leads}</p>
    <form method="post" action="${action(form, 'not-done')}">
      ${hidden(form)}
      <label class="label" for="not-done-words">${said.words}</label>
      <textarea id="not-done-words" name="words" maxlength="${MAX_SURVEY_WORDS}"></textarea>
      <p class="hint">${words.survey.hint}</p>
      <button type="submit">${claimed ? said.button : said.buttonWrong}</button>
    </form>
  </section>`;
}

/** The three questions, with what was answered before. */
export function surveyForm(form: FormContext): Html | null {
  const { words, view } = form;
  const { survey, notDone } = view;
  if (survey === null || !survey.open) return null;
  const { before } = survey;
  const said = words.survey;
  const marks = Array.from({ length: MOST_SATISFIED }, (_, at) => at + 1);
  return html`<section id="survey" aria-labelledby="survey-title">
    <h2 id="survey-title">${said.heading}</h2>
    ${before === null ? html`<p>${said.intro}</p>` : html`<p><strong>${said.answered}</strong></p>`}
    ${before !== null && before.done !== 'yes' && notDone !== null && html`<p>${said.offer}</p>`}
    <form method="post" action="${action(form, 'survey')}">
      ${hidden(form)}
      <fieldset>
        <legend>1. ${said.done}</legend>
        ${surveyDone.options.map((one) => choice('done', one, said[one], before?.done === one, true))}
      </fieldset>
      <fieldset>
        <legend>2. ${said.satisfaction}</legend>
        ${marks.map((one) => choice('satisfaction', String(one), said.marks[one - 1] ?? String(one), before?.satisfaction === one))}
      </fieldset>
      <fieldset>
        <legend>3. ${said.clear}</legend>
        ${choice('clear', 'yes', said.yes, before?.clear === true)}
        ${choice('clear', 'no', said.no, before?.clear === false)}
      </fieldset>
      <label class="label" for="survey-words">${said.words}</label>
      <textarea id="survey-words" name="words" maxlength="${MAX_SURVEY_WORDS}">${survey.words}</textarea>
      <p class="hint">${said.hint} ${said.until(form.day(survey.until))}</p>
      <button type="submit" class="second">${before === null ? said.button : said.change}</button>
    </form>
  </section>`;
}

/** A photo, without a script. */
export function photoForm(form: FormContext): Html | null {
  if (!form.view.takesPhotos) return null;
  const { photo } = form.words;
  return html`<section aria-labelledby="photo-title">
    <h2 id="photo-title">${photo.heading}</h2>
    <p>${photo.intro}</p>
    <form method="post" enctype="multipart/form-data" action="${action(form, 'photo')}">
      <label class="label" for="photo-file">${photo.label}</label>
      <input
        type="file"
        id="photo-file"
        name="photo"
        accept="image/jpeg,image/png,image/webp,image/heic,image/heif"
        required
      />
      <button type="submit" class="second">${photo.button}</button>
    </form>
  </section>`;
}
