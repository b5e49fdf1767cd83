import { z } from 'zod';
import { escalationTriggers } from '../domain/escalation/escalation-triggers.ts';
import { freeText } from '../domain/free-text.ts';
import { accountId, commandId } from '../domain/ids.ts';
import { instant } from '../domain/instant.ts';

/*
 * The rules by which cases are escalated without anybody asking for it: versions of one document. Who wants to change
 * them sends a whole document that grew from the newest version.
 */

/** Bytes of the largest document of rules, as JSON. */
export const TRIGGER_BYTES = 1024 * 1024;

const version = z.number().int().positive();

const triggerVersion = z.object({
  version,
  savedAt: instant,
  /** Null: it came with the city. */
  savedBy: z.object({ id: accountId, name: z.string() }).nullable(),
  note: z.string(),
});

/** What is wrong with a document, and where in it. */
export const triggerFinding = z.object({
  path: z.array(z.union([z.string(), z.number()])),
  message: z.string(),
});

/** A document as somebody wrote it: what is wrong with it is told, not refused as nonsense. */
export const writtenTriggers = z.record(z.string(), z.json());

export const TRIGGER_QUERIES = {
  /** All versions, the newest first; none: the city has no rules. */
  'trigger-versions': { input: z.object({}), output: z.object({ versions: z.array(triggerVersion) }) },
  /** One version; null asks for the newest. Null is answered when there is none. */
  'trigger-version': {
    input: z.object({ version: version.nullable() }),
    output: triggerVersion.extend({ document: escalationTriggers }).nullable(),
  },
  /** What is wrong with a document; nothing is kept. */
  'check-triggers': {
    input: z.object({ document: writtenTriggers }),
    output: z.object({ findings: z.array(triggerFinding) }),
  },
  /** Saves a document as the next version, which holds at once. `commandId`: one that is sent twice is saved once. */
  'save-triggers': {
    input: z.object({
      commandId,
      /** The newest version the person saw; 0 when there was none. Its number is not the document's to say. */
      base: z.number().int().nonnegative(),
      document: writtenTriggers,
      note: freeText(500).trim().min(3, 'says too little. Write in a few words what is new'),
    }),
    output: z.discriminatedUnion('status', [
      z.object({ status: z.literal('saved'), version }),
      z.object({ status: z.literal('findings'), findings: z.array(triggerFinding) }),
      /** Somebody saved another version meanwhile; nothing was changed. */
      z.object({ status: z.literal('behind'), newest: z.number().int().nonnegative(), message: z.string() }),
    ]),
  },
} as const;
