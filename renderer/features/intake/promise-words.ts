import type { City } from '../../../shared/domain/city.ts';
import type { Service } from '../../../shared/domain/city-pack.ts';
import type { Instant } from '../../../shared/domain/instant.ts';

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

/**
 * What can truthfully be told to a caller before a case is filed: who does it, and the target, which is no promise.
 * In Spanish for callers who speak it, else in English.
 */
export function promiseWords(service: Service, city: City, dueAt: Instant | null, language: string): string {
  const owner = city.department(service.owner)?.name ?? service.owner;
  const { timeZone } = city;
  if (language === 'es') {
    const day =
      dueAt === null ? '' : ` La meta es atenderlo a más tardar el ${spokenDay(dueAt, 'es', timeZone)}.`;
    const who = service.handOff ? `Lo pasamos a ${owner}.` : `Lo atiende ${owner}.`;
    return `Voy a registrarlo como “${service.name.es}”. ${who}${day} Enseguida le doy el número de su caso.`;
  }
  const day = dueAt === null ? '' : ` The target is ${spokenDay(dueAt, 'en', timeZone)}.`;
  const who = service.handOff ? `We pass it on to ${owner}.` : `${owner} takes care of it.`;
  return `I’m filing this as “${service.name.en}”. ${who}${day} I’ll give you the case number in a moment.`;
}
