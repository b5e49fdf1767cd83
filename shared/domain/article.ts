import { z } from 'zod';
import { departmentCode, serviceCode, type ServiceCode } from './ids.ts';

/** The languages in which articles are written and read out. */
export const ARTICLE_LANGUAGES = ['en', 'es'] as const;
export type ArticleLanguage = (typeof ARTICLE_LANGUAGES)[number];

const bilingual = z.object({ en: z.string().min(1), es: z.string().min(1) });
const phrases = z.array(z.string().min(1));

export const articleId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters and dashes, such as trash-day');

/** What else an article says, in the order in which it is read. */
const BLOCK_KINDS = ['steps', 'facts', 'not-to-file'] as const;

const block = z.object({ kind: z.enum(BLOCK_KINDS), lines: z.array(bilingual).min(1) });

/** What the receiving desk is told before the caller is passed on, a line each, in the language the desks share. */
const handOver = z.array(z.string().min(1)).min(1);

const transfer = z.discriminatedUnion('to', [
  z.object({
    to: z.literal('department'),
    department: departmentCode,
    /** One of the pack's contact points; null: the department's own line in the contact directory. */
    contactPoint: z.string().min(1).nullable(),
    handOver,
  }),
  z.object({
    to: z.literal('outside'),
    name: z.string().min(1),
    /** A number that is surely public; null: the one in the contact directory. */
    phone: z.string().min(1).nullable(),
    handOver,
  }),
]);

/** What an agent says and does about one service, or about a topic that needs no case. */
export const article = z.object({
  id: articleId,
  /** Raised with every change of what it says: the version that was used is kept with the contact. */
  version: z.number().int().positive(),
  kind: z.enum(['topic', 'service']),
  /** A heading in the list of articles. */
  group: z.string().min(1),
  /** The department that answers for what it says, and the day when it last did, such as 2026-11-20. */
  owner: departmentCode,
  reviewedOn: z.iso.date(),
  /** The one it explains; of a topic, those for which a case may still be filed. */
  services: z.array(serviceCode),
  title: bilingual,
  /** What people call it beside its title. An article of a service is found by the words of that service too. */
  words: z.object({ en: phrases, es: phrases }),
  /** Read out to the caller. */
  say: bilingual,
  body: z.array(block).min(1),
  transfer: transfer.optional(),
});
export type Article = z.infer<typeof article>;
export type Transfer = z.infer<typeof transfer>;

/** The article that explains a service; undefined when the pack has none. */
export function articleOfService(
  articles: readonly Article[] | undefined,
  service: ServiceCode,
): Article | undefined {
  return articles?.find((one) => one.kind === 'service' && one.services.includes(service));
}
