import { z } from 'zod';

/**
 * Branded ids: a caller's id can't be passed where a case's is wanted.
 * They are made where the thing is first named (often offline, on a desk), so all are UUIDs.
 */
export const caseId = z.uuid().brand<'CaseId', 'inout'>();
export const callerId = z.uuid().brand<'CallerId', 'inout'>();
/** A piece of free text that may hold personal data; events carry only its id. */
export const textId = z.uuid().brand<'TextId', 'inout'>();
/** What was promised to a caller once. */
export const promiseId = z.uuid().brand<'PromiseId', 'inout'>();
/** A file of a case. */
export const attachmentId = z.uuid().brand<'AttachmentId', 'inout'>();
export const commandId = z.uuid().brand<'CommandId', 'inout'>();
/** One installation of the console on one desk. */
export const consoleId = z.uuid().brand<'ConsoleId', 'inout'>();
export const accountId = z.uuid().brand<'AccountId', 'inout'>();
/** One conversation with a resident. */
export const contactId = z.uuid().brand<'ContactId', 'inout'>();
/** What one left for the next on duty. */
export const handOverId = z.uuid().brand<'HandOverId', 'inout'>();
/** A statement of dissatisfaction about handling. */
export const complaintId = z.uuid().brand<'ComplaintId', 'inout'>();

export type CaseId = z.infer<typeof caseId>;
export type CallerId = z.infer<typeof callerId>;
export type TextId = z.infer<typeof textId>;
export type PromiseId = z.infer<typeof promiseId>;
export type AttachmentId = z.infer<typeof attachmentId>;
export type CommandId = z.infer<typeof commandId>;
export type ConsoleId = z.infer<typeof consoleId>;
export type AccountId = z.infer<typeof accountId>;
export type ContactId = z.infer<typeof contactId>;
export type HandOverId = z.infer<typeof handOverId>;
export type ComplaintId = z.infer<typeof complaintId>;

/** Codes of the city pack: a service ("bulky-items"), a department ("LASAN"), a unit of it ("NC"). */
export const serviceCode = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by dashes')
  .max(60);
export const departmentCode = z.string().regex(/^[A-Z0-9]{2,12}$/, '2 to 12 capital letters or digits');
export const unitCode = z
  .string()
  .min(1)
  .max(40)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u, 'has a character that nobody can see');
export type ServiceCode = z.infer<typeof serviceCode>;
export type DepartmentCode = z.infer<typeof departmentCode>;
