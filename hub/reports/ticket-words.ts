import type { ReportBy, ReportScope, Ticket } from '../../shared/contract/report.ts';
import { CHANNELS } from '../../shared/domain/channel.ts';
import { STATE_WORDS } from '../../shared/domain/case-words/state-words.ts';
import { cityDate, cityTime } from '../../shared/domain/case-words/city-date.ts';
import { dateOnly } from '../../shared/domain/case-words/time-words.ts';
import { departmentName } from '../../shared/domain/case-words/sentence.ts';
import type { City } from '../../shared/domain/city.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { OUTCOMES } from '../../shared/domain/outcome.ts';
import { MEASURES } from '../../shared/domain/report/measure.ts';

/** A time that sorts as it reads: "2026-11-19 14:10". Empty for none. */
function sortableTime(at: Instant | null, timeZone: string): string {
  return at === null ? '' : `${cityDate(at, timeZone)} ${cityTime(at, timeZone)}`;
}

/** Name of a council district: "District 14". */
export function districtName(city: City, code: string | null): string {
  if (code === null) return '';
  return city.pack.districts.areas.find((one) => one.id === code)?.name ?? code;
}

/** A ticket in the words of a report. */
export function ticketWords(ticket: Ticket, city: City) {
  const { state, outcome, closedElsewhere } = ticket;
  const ending = outcome === null ? '' : OUTCOMES[outcome].label;
  return {
    number: ticket.number ?? '',
    service: city.service(ticket.service)?.name.en ?? ticket.service,
    department: departmentName(city, ticket.department),
    district: districtName(city, ticket.district),
    place: ticket.place === '' ? 'Known only by words' : ticket.place,
    channel: CHANNELS[ticket.channel],
    opened: sortableTime(ticket.openedAt, city.timeZone),
    due: sortableTime(ticket.dueAt, city.timeZone),
    closed: sortableTime(ticket.closedAt, city.timeZone),
    state: closedElsewhere ? 'Closed elsewhere, not evidenced' : STATE_WORDS[state],
    outcome: ending,
    reason: ticket.reason ?? '',
    explanation: ticket.explanation ?? '',
    nextStep: ticket.nextStep,
    reopened: ticket.reopenCount === 0 ? '' : String(ticket.reopenCount),
    signals: ticket.signals === null ? '' : ticket.signals.join(' '),
    review: ticket.review ?? '',
  };
}

/** A ticket in words, all of them there. */
export type TicketWords = ReturnType<typeof ticketWords>;

/** What a report is of, in words: "Street Services, District 14; opened Nov 1, 2026 to Nov 30, 2026". */
export function scopeWords(scope: ReportScope & { readonly by: ReportBy }, city: City): string {
  const { department, district, from, to, by } = scope;
  const who = department === null ? 'All departments' : (city.department(department)?.name ?? department);
  const where = district === null ? 'all council districts' : districtName(city, district);
  const days = `${dateOnly(from, city.timeZone)} to ${dateOnly(to - 1, city.timeZone)}`;
  const what =
    by === 'every-opened'
      ? 'cases opened'
      : by === 'every-closed'
        ? 'cases closed'
        : `cases behind “${MEASURES[by].label}”`;
  return `${who}, ${where}: ${what} ${days}`;
}
