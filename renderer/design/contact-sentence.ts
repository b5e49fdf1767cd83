import type { PastContact } from '../../shared/contract/past-contact.ts';
import { CHANNELS } from '../../shared/domain/channel.ts';
import type { City } from '../../shared/domain/city.ts';
import { CASE_DEEDS } from '../../shared/domain/contact-pack.ts';
import { MINUTE } from '../../shared/domain/instant.ts';

/** How long a contact took, in words: "under a minute", "6 min". */
function lengthWords({ startedAt, endedAt }: Pick<PastContact, 'startedAt' | 'endedAt'>): string {
  const minutes = Math.round((endedAt - startedAt) / MINUTE);
  return minutes < 1 ? 'under a minute' : `${minutes} min`;
}

/** An earlier contact in a sentence: "Maria Ruiz, phone call, 6 min: New request filed. The case was filed." */
export function contactSentence(contact: PastContact, city: City | null): string {
  const { byName, channel, deed, disposition, articles } = contact;
  const { dispositions, articles: known } = city?.pack ?? { dispositions: undefined, articles: undefined };
  const label = dispositions?.find(({ code }) => code === disposition)?.label.en ?? disposition;
  const titles = articles.map(({ id }) => known?.find((one) => one.id === id)?.title.en ?? id);
  return [
    `${byName}, ${CHANNELS[channel].toLowerCase()}, ${lengthWords(contact)}: ${label}.`,
    deed === null ? null : `The case was ${CASE_DEEDS[deed]}.`,
    titles.length === 0 ? null : `Read from ${titles.map((title) => `“${title}”`).join(', ')}.`,
  ]
    .filter((part) => part !== null)
    .join(' ');
}
