import {
  COMPLAINT_PLACEHOLDERS,
  SURE_COMPLAINT_PLACEHOLDERS,
} from '../../shared/domain/complaint/complaint-message.ts';
import type { ComplaintPack } from '../../shared/domain/complaint/complaint-pack.ts';
import { placeholdersIn } from '../../shared/domain/messages/fill-template.ts';
import type { CityPackParts } from './city-pack-parts.ts';
import type { CityPackProblem } from './city-pack-error.ts';
import type { PackFile } from './pack-file.ts';

const LANGUAGES = ['en', 'es'] as const;
const OCCASIONS = ['received', 'decided'] as const;

/** A calendar that is not there, recourse named twice, messages that name what nobody fills in. */
export function checkComplaints(
  complaints: PackFile<ComplaintPack>,
  { calendars }: CityPackParts,
): CityPackProblem[] {
  const { calendar, recourse, messages } = complaints.value;
  const known = calendars === null ? null : calendars.value.calendars.map(({ id }) => id);
  const codes = recourse.map(({ code }) => code);
  const odd = (path: (string | number)[], text: string, fits: readonly string[]) =>
    placeholdersIn(text)
      .filter((name) => !fits.includes(name))
      .map((name) =>
        complaints.problem(path, `Nothing fills in {${name}} here. It can be: ${fits.join(', ')}.`),
      );
  return [
    ...(known === null || known.includes(calendar)
      ? []
      : [complaints.problem(['calendar'], `The city has no calendar "${calendar}".`)]),
    ...codes.flatMap((code, at) =>
      codes.indexOf(code) < at
        ? [complaints.problem(['recourse', at, 'code'], 'stands here twice. Give each a code of its own.')]
        : [],
    ),
    ...OCCASIONS.flatMap((occasion) =>
      LANGUAGES.flatMap((language) => {
        const { mail, sms } = messages[occasion];
        const path = ['messages', occasion];
        return [
          ...odd([...path, 'mail', language, 'subject'], mail[language].subject, SURE_COMPLAINT_PLACEHOLDERS),
          ...mail[language].body.flatMap((text, at) =>
            odd([...path, 'mail', language, 'body', at], text, COMPLAINT_PLACEHOLDERS),
          ),
          ...sms[language].flatMap((text, at) =>
            odd([...path, 'sms', language, at], text, COMPLAINT_PLACEHOLDERS),
          ),
        ];
      }),
    ),
  ];
}
