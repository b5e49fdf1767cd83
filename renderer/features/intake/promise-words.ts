import type { City } from '../../../shared/domain/city.ts';
import type { Service } from '../../../shared/domain/city-pack.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import type { PromiseBasis } from '../../../shared/domain/promise.ts';

/** A day as people say it: "Tuesday, December 1". */
function spokenDay(at: Instant, language: 'en' | 'es', timeZone: string): string {
  const format = new Intl.DateTimeFormat(language === 'es' ? 'es-US' : 'en-US', {
    timeZone,
    weekday: 'long',
    month: 'long',
    day: 'numeric',
  });
  return format.format(at);
}

/** What a caller is told before a case is filed: on what the time rests, and the day. */
export interface Told {
  readonly basis: PromiseBasis;
  /** Null with the basis `none`, and while a day is still to be chosen. */
  readonly by: Instant | null;
}

function toldInEnglish({ basis, by }: Told, timeZone: string): string {
  if (basis === 'none' || by === null) return ' I can’t give you a date for it.';
  const day = spokenDay(by, 'en', timeZone);
  switch (basis) {
    case 'due':
      return ` The target is ${day}.`;
    case 'usual':
      return ` Such work is nearly always done by ${day}.`;
    case 'agent':
      return ` It will be done by ${day}.`;
  }
}

function toldInSpanish({ basis, by }: Told, timeZone: string): string {
  if (basis === 'none' || by === null) return ' No le puedo dar una fecha.';
  const day = spokenDay(by, 'es', timeZone);
  switch (basis) {
    case 'due':
      return ` La meta es atenderlo a más tardar el ${day}.`;
    case 'usual':
      return ` Casi siempre queda hecho a más tardar el ${day}.`;
    case 'agent':
      return ` Quedará hecho a más tardar el ${day}.`;
  }
}

/**
 * What can truthfully be told to a caller before a case is filed: who does it, and by when as far as that was chosen.
 * In Spanish for callers who speak it, else in English.
 */
export function promiseWords(service: Service, city: City, told: Told, language: string): string {
  const owner = city.department(service.owner)?.name ?? service.owner;
  const { timeZone } = city;
  if (language === 'es') {
    const who = service.handOff ? `Lo pasamos a ${owner}.` : `Lo atiende ${owner}.`;
    return `Voy a registrarlo como “${service.name.es}”. ${who}${toldInSpanish(told, timeZone)} Enseguida le doy el número de su caso.`;
  }
  const who = service.handOff ? `We pass it on to ${owner}.` : `${owner} takes care of it.`;
  return `I’m filing this as “${service.name.en}”. ${who}${toldInEnglish(told, timeZone)} I’ll give you the case number in a moment.`;
}
