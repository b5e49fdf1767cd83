import { dateWords, dayMeant, plainLines } from '../../shared/domain/messages/fill-template.ts';
import { html, type Html } from './html.ts';
import { pageFrame, publicWords, type PageContext } from './page-frame.ts';
import type { ShownPlace } from './shown-place.ts';
import { notDoneForm, photoForm, surveyForm, type FormContext } from './survey-forms.ts';
import type { PublicStep, ShownStanding, TrackingView } from './tracking-view.ts';
import type { PublicWords } from './words-en.ts';

/** What a page says after something was sent. */
export type NoticeName = keyof PublicWords['notice'];
const GOOD: readonly NoticeName[] = ['reopened', 'complaint', 'call-back', 'heard', 'thanks', 'photo'];

/** One showing of a resident's page. */
export interface Showing extends PageContext {
  readonly view: TrackingView;
  /** Path of this page. */
  readonly path: string;
  readonly now: number;
  readonly notice: NoticeName | null;
  readonly mark: string;
}

interface Telling {
  readonly words: PublicWords;
  /** A day, in the city's zone. */
  readonly day: (at: number) => string;
  /** A due time: the day, with the hour where it matters. */
  readonly due: (at: number, byTheHour: boolean) => string;
  readonly moment: (at: number) => string;
}

function tellingOf({ language, city: { timeZone }, now }: Showing): Telling {
  const words = publicWords(language);
  const said = (at: number, withTime: boolean) => dateWords(at, now, { language, timeZone, withTime });
  return {
    words,
    day: (at) => said(dayMeant(at, timeZone), false),
    due: (at, byTheHour) => (byTheHour ? said(at, true) : said(dayMeant(at, timeZone), false)),
    moment: (at) => said(at, true),
  };
}

/** Somebody's text: in their words, its line breaks kept. */
function quoted(text: string | null): Html | null {
  return text === null || text.trim() === '' ? null : html`<blockquote>${plainLines(text)}</blockquote>`;
}

function headline(standing: ShownStanding, words: PublicWords): string {
  const { state, outcome } = standing;
  return state === 'closed' && outcome !== null ? words.outcomes[outcome] : words.states[state];
}

function sentences(standing: ShownStanding, { words, day }: Telling): readonly string[] {
  const { state, department, receiver, scheduledFor, waitingReason } = standing;
  switch (state) {
    case 'new':
    case 'assigned':
    case 'in-progress':
    case 'reopened':
      return [words.said[state](department)];
    case 'scheduled':
      return [
        scheduledFor === null ? words.said.assigned(department) : words.said.scheduled(day(scheduledFor)),
      ];
    case 'waiting':
      return [...(waitingReason === null ? [] : [words.waiting[waitingReason]]), words.waitingNotDone];
    case 'referred':
      return [words.said.referred(receiver ?? department)];
    case 'closed':
      return [words.states.closed + '.', standing.closedElsewhere ? words.elsewhere : words.says(department)];
  }
}

function standingHtml(standing: ShownStanding, telling: Telling): Html {
  const { words, due } = telling;
  const { dueAt, late, byTheHour, state, explanation } = standing;
  return html`${sentences(standing, telling).map((one) => html`<p>${one}</p>`)}
  ${
    state === 'closed'
      ? explanation === null
        ? html`<p>${words.noExplanation}</p>`
        : html`<p><strong>${words.explanation}:</strong></p>
            ${quoted(explanation)}`
      : dueAt === null
        ? null
        : late
          ? html`<p class="late">${words.late(due(dueAt, byTheHour))}</p>`
          : html`<p>${words.due(due(dueAt, byTheHour))}</p>`
  }`;
}

function lookOf({ state, outcome, late }: ShownStanding): string {
  if (state === 'closed') return outcome === 'completed' ? 'done' : 'hold';
  return late || state === 'waiting' || state === 'reopened' ? 'hold' : '';
}

function standsSection({ standing }: TrackingView, telling: Telling): Html {
  return html`<section class="stand ${lookOf(standing)}" aria-labelledby="now-title">
    <h2 id="now-title">${headline(standing, telling.words)}</h2>
    ${standingHtml(standing, telling)}
  </section>`;
}

function otherSection({ other }: TrackingView, telling: Telling, { base, language }: Showing): Html | null {
  if (other === null) return null;
  const { words } = telling;
  return html`<section class="stand ${lookOf(other.standing)}" aria-labelledby="other-title">
    <h2 id="other-title">${words.parentStands}</h2>
    <p>${words.parent[other.kind](other.standing.number)}</p>
    <p><strong>${headline(other.standing, words)}.</strong></p>
    ${standingHtml(other.standing, telling)}
    ${other.secret !== null && html`<p><a href="${base}/t/${other.secret}?lang=${language}">${words.parentPage}</a></p>`}
  </section>`;
}

function nextSection({ standing, other, survey }: TrackingView, { words }: Telling): Html {
  const { state, department } = standing;
  const said =
    other?.kind === 'duplicate'
      ? [words.nextWithOther, words.nextWrite]
      : state === 'closed'
        ? [survey?.open === true ? words.nextClosed : words.nextClosedOver]
        : state === 'referred'
          ? [words.nextReferred, words.nextWrite]
          : [words.nextLive(department), words.nextWrite];
  return html`<section aria-labelledby="next-title">
    <h2 id="next-title">${words.next}</h2>
    ${said.map((one) => html`<p>${one}</p>`)}
  </section>`;
}

function promisesSection({ promises }: TrackingView, { words, day }: Telling): Html | null {
  if (promises.length === 0) return null;
  const said = words.promises;
  const verdicts = {
    open: null,
    overdue: said.overdue,
    kept: said.kept,
    late: said.late,
    'not-done': said.notDone,
    withdrawn: said.withdrawn,
    replaced: null,
  } as const;
  return html`<section aria-labelledby="told-title">
    <h2 id="told-title">${words.told}</h2>
    ${promises.map(({ kind, by, verdict }) => {
      const told = by === null ? said.workNoTime : kind === 'work' ? said.work(day(by)) : said.call(day(by));
      return html`<p>${told} ${verdicts[verdict]}</p>`;
    })}
  </section>`;
}

function placeWords(place: ShownPlace, words: PublicWords): string {
  switch (place.kind) {
    case 'block':
      return words.place.block(place.block, place.street);
    case 'street':
      return place.street;
    case 'crossing':
      return words.place.crossing(place.street, place.cross);
    case 'district':
      return words.place.district(place.district);
    case 'unknown':
      return words.place.unknown;
  }
}

function factsSection(view: TrackingView, { words, day, due }: Telling, language: 'en' | 'es'): Html {
  const { standing, service, place, openedAt } = view;
  const rows: readonly (readonly [string, string])[] = [
    [words.what, service[language]],
    [words.where, placeWords(place, words)],
    [words.number, standing.number],
    [words.asked, day(openedAt)],
    ...(standing.state === 'closed'
      ? []
      : [
          [
            words.dueLabel,
            standing.dueAt === null ? words.noDue : due(standing.dueAt, standing.byTheHour),
          ] as const,
        ]),
    [words.who, standing.department],
  ];
  return html`<section aria-labelledby="facts-title">
    <h2 id="facts-title">${words.facts}</h2>
    <dl>
      ${rows.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
  </section>`;
}

function stepWords(step: PublicStep, { words, day }: Telling): { said: string; text: string | null } {
  const plain = (said: string, text: string | null = null) => ({ said, text });
  switch (step.kind) {
    case 'assigned':
      return plain(words.step.assigned(step.department));
    case 'scheduled':
      return plain(words.step.scheduled(day(step.day)));
    case 'waiting':
      return plain(words.waiting[step.reason]);
    case 'referred':
      return plain(words.step.referred(step.receiver), step.text);
    case 'visit':
      return plain(words.visits[step.found]);
    case 'note':
      return plain(words.step.note, step.text);
    case 'closed':
      return plain(`${words.step.closed} ${words.outcomes[step.outcome]}.`, step.text);
    case 'told-work':
      return plain(words.step.toldWork(day(step.day)));
    case 'told-call':
      return plain(words.step.toldCall(day(step.day)));
    default:
      return plain(words.step[step.kind]);
  }
}

function stepsSection({ steps }: TrackingView, telling: Telling): Html {
  return html`<section aria-labelledby="steps-title">
    <h2 id="steps-title">${telling.words.steps}</h2>
    <ol>
      ${steps.toReversed().map((step) => {
        const { said, text } = stepWords(step, telling);
        return html`<li>
          <time datetime="${new Date(step.at).toISOString()}">${telling.moment(step.at)}</time>
          <p>${said}</p>
          ${quoted(text)}
        </li>`;
      })}
    </ol>
  </section>`;
}

function noticeHtml(notice: NoticeName | null, words: PublicWords): Html | null {
  if (notice === null) return null;
  return GOOD.includes(notice)
    ? html`<p class="notice good" role="status">${words.notice[notice]}</p>`
    : html`<p class="notice bad" role="alert">${words.notice[notice]}</p>`;
}

/** A sentence whose number stays in one line: it is read out. */
function withWhole(sentence: string, number: string): Html {
  const [before = '', ...after] = sentence.split(number);
  return html`${before}<span class="whole">${number}</span>${after.join(number)}`;
}

/** A resident's page about one of their requests. */
export function trackingPage(showing: Showing): string {
  const { view, language, city, base, path, notice, mark } = showing;
  const telling = tellingOf(showing);
  const { words } = telling;
  const { number } = view.standing;
  const { phone } = city.pack.city;
  const form: FormContext = { words, view, path: `${base}${path}`, language, mark, day: telling.day };
  const title = words.title(number);
  const call = html`<section class="call" aria-labelledby="call-title">
    <h2 id="call-title">${words.call.heading}</h2>
    <p>${withWhole(words.call.text(phone, number), number)}</p>
    <p>${words.call.danger}</p>
  </section>`;
  return pageFrame(
    showing,
    title,
    html`${noticeHtml(notice, words)}
      <h1>${view.service[language]}</h1>
      <p class="under">${title}</p>
      ${standsSection(view, telling)} ${otherSection(view, telling, showing)} ${notDoneForm(form)}
      ${nextSection(view, telling)} ${surveyForm(form)} ${promisesSection(view, telling)}
      ${factsSection(view, telling, language)} ${stepsSection(view, telling)} ${photoForm(form)} ${call}
      <p class="under">${words.private}</p>`,
  );
}
