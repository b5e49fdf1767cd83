import {
  COMMON_PLACEHOLDERS,
  messageLanguage,
  occasion,
  OCCASIONS,
  SURE_PLACEHOLDERS,
} from '../../shared/domain/messages/message.ts';
import { placeholdersIn } from '../../shared/domain/messages/fill-template.ts';
import type { MessagePack, MessageTemplate } from '../../shared/domain/messages/message-pack.ts';
import type { CityPackParts } from './city-pack-parts.ts';
import type { CityPackProblem } from './city-pack-error.ts';
import type { PackFile } from './pack-file.ts';
import type { JsonPath } from './parse-json.ts';

type Messages = PackFile<MessagePack>;
/** A text and where it stands. */
type Placed = readonly [JsonPath, string];

const LANGUAGES = messageLanguage.options;

function partsAt(path: JsonPath, parts: readonly string[]): Placed[] {
  return parts.map((part, at) => [[...path, at], part]);
}

function unknownNames(messages: Messages, texts: readonly Placed[], known: readonly string[]): CityPackProblem[] {
  return texts.flatMap(([path, text]) => [
    ...placeholdersIn(text)
      .filter((name) => !known.includes(name))
      .map((name) =>
        messages.problem(
          path,
          `"{${name}}" is not known here. Use one of: ${known.map((one) => `{${one}}`).join(', ')}.`,
        ),
      ),
    ...(/[{}]/.test(text.replaceAll(/\{[^{}]*\}/g, ''))
      ? [messages.problem(path, 'has a brace without its partner. Close it or take it out.')]
      : []),
  ]);
}

/** A message of which every part can be left out would be empty. */
function emptyable(
  messages: Messages,
  path: JsonPath,
  parts: readonly string[],
  sure: readonly string[],
): CityPackProblem[] {
  const always = parts.some((part) => placeholdersIn(part).every((name) => sure.includes(name)));
  return always ? [] : [messages.problem(path, 'needs a part that can always be said.')];
}

function checkTemplate(messages: Messages, template: MessageTemplate, at: number): CityPackProblem[] {
  const own = OCCASIONS[template.occasion];
  const known: readonly string[] = [...COMMON_PLACEHOLDERS, ...own.placeholders];
  const sure: readonly string[] = [...SURE_PLACEHOLDERS, ...own.sure];
  const root: JsonPath = ['templates', at];
  return LANGUAGES.flatMap((language) => {
    const mail: JsonPath = [...root, 'mail', language];
    const sms: JsonPath = [...root, 'sms', language];
    const { subject, body } = template.mail[language];
    return [
      ...unknownNames(messages, [[[...mail, 'subject'], subject]], SURE_PLACEHOLDERS),
      ...unknownNames(messages, partsAt([...mail, 'body'], body), known),
      ...emptyable(messages, [...mail, 'body'], body, sure),
      ...unknownNames(messages, partsAt(sms, template.sms[language]), known),
      ...emptyable(messages, sms, template.sms[language], sure),
    ];
  });
}

function checkReferences(
  messages: Messages,
  { services, groups, outcomes, occasion: on }: MessageTemplate,
  at: number,
  parts: CityPackParts,
): CityPackProblem[] {
  const rows = parts.services.flatMap((file) => file.value);
  const codes = new Set<string>(rows.map(({ code }) => code));
  const known = new Set(rows.map(({ group }) => group));
  const problem = (path: JsonPath, text: string) => messages.problem(['templates', at, ...path], text);
  const problems = !parts.allServicesRead
    ? []
    : [
        ...(services ?? []).flatMap((code, i) =>
          codes.has(code) ? [] : [problem(['services', i], `"${code}" is not the code of a service.`)],
        ),
        ...(groups ?? []).flatMap((group, i) =>
          known.has(group) ? [] : [problem(['groups', i], `"${group}" is the group of no service.`)],
        ),
      ];
  return outcomes !== undefined && on !== 'closed'
    ? [...problems, problem(['outcomes'], 'is for closings only. Take it out.')]
    : problems;
}

/** Templates that name what there is not, or that leave an occasion without words. */
export function checkMessages(parts: CityPackParts): CityPackProblem[] {
  const { messages } = parts;
  if (messages === null) return [];
  const { templates, footer, hours } = messages.value;
  const first = new Map<string, number>();
  const twins = templates.flatMap(({ id }, at) => {
    const before = first.get(id);
    first.set(id, before ?? at);
    return before === undefined
      ? []
      : [
          messages.problem(
            ['templates', at, 'id'],
            `"${id}" is there already, at ${messages.where(['templates', before])}. Change or remove one.`,
          ),
        ];
  });
  const general = new Set(
    templates
      .filter((one) => one.services === undefined && one.groups === undefined && one.outcomes === undefined)
      .map((one) => one.occasion),
  );
  const wordless = occasion.options
    .filter((one) => !general.has(one))
    .map((one) =>
      messages.problem(
        ['templates'],
        `has none for all services on the occasion "${one}". Add one without services, groups and outcomes.`,
      ),
    );
  const footers = LANGUAGES.flatMap((language) => [
    ...unknownNames(messages, partsAt(['footer', 'mail', language], footer.mail[language]), SURE_PLACEHOLDERS),
    ...unknownNames(messages, partsAt(['footer', 'sms', language], footer.sms[language]), SURE_PLACEHOLDERS),
  ]);
  const spans = Object.entries(hours).flatMap(([channel, [from, until]]) =>
    from < until ? [] : [messages.problem(['hours', channel], 'must begin before it ends, on the same day.')],
  );
  return [
    ...twins,
    ...wordless,
    ...templates.flatMap((template, at) => [
      ...checkTemplate(messages, template, at),
      ...checkReferences(messages, template, at, parts),
    ]),
    ...footers,
    ...spans,
  ];
}
