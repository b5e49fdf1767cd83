import { z } from 'zod';
import { recordedComplaint } from '../domain/complaint/complaint-event.ts';
import { complaintFacts } from '../domain/complaint/complaint-facts.ts';
import { askedText } from '../domain/free-text.ts';
import { accountId, caseId, complaintId, departmentCode, serviceCode, textId } from '../domain/ids.ts';
import { instant } from '../domain/instant.ts';
import { heldBack, messageChannel, messageState } from '../domain/messages/message.ts';
import { callerCard } from './case-record.ts';
import { query } from './procedure.ts';

/** Complaints that are told at once, those due first. */
export const MOST_COMPLAINTS = 300;

const person = z.object({ id: accountId, name: z.string() });
/** A linked case, as far as the reader may see it. */
const linkedCase = z.object({
  id: caseId,
  number: z.string().nullable(),
  service: serviceCode,
  address: z.string(),
});

const complaintRow = z.object({
  facts: complaintFacts,
  assignee: person.nullable(),
  cases: z.array(linkedCase),
});
export type ComplaintRow = z.infer<typeof complaintRow>;

export const complaintsAsk = z.object({
  /** Those nobody has to do anything with any more, too. */
  ended: z.boolean(),
  /** Only those linked to this case. */
  caseId: caseId.nullable(),
});
const complaintList = z.object({
  complaints: z.array(complaintRow),
  /** Of all one may see, not only those told. */
  counts: z.object({ open: z.number().int(), late: z.number().int() }),
});
export type ComplaintList = z.infer<typeof complaintList>;

/** A step of a complaint, with who took it and the words that go with it. */
const complaintStep = recordedComplaint.extend({
  byName: z.string(),
  texts: z.record(
    textId,
    z.object({ body: z.string().nullable(), visibility: z.enum(['internal', 'shareable']) }),
  ),
});
export type ComplaintStep = z.infer<typeof complaintStep>;

/** A message that went to whoever complained. */
const complaintMessageSent = z.object({
  id: z.string(),
  occasion: z.enum(['received', 'decided']),
  channel: messageChannel,
  address: z.string().nullable(),
  state: messageState,
  held: heldBack.nullable(),
  madeAt: instant,
  subject: z.string().nullable(),
  body: z.string().nullable(),
});

const complaintRecord = complaintRow.extend({
  steps: z.array(complaintStep),
  caller: callerCard.nullable(),
  takenBy: person.nullable(),
  subject: person.nullable(),
  messages: z.array(complaintMessageSent),
});
export type ComplaintRecord = z.infer<typeof complaintRecord>;

/** What is read out to whoever complains, for whoever took the complaint. */
const complaintReceipt = z.object({
  number: z.string(),
  /** By when somebody of the department gets in touch. */
  dueAt: instant.nullable(),
  because: z.array(z.string()),
  reopened: z.boolean(),
  confidential: z.boolean(),
});

const trend = z.object({
  key: z.string(),
  count: z.number().int(),
  upheld: z.number().int(),
  late: z.number().int(),
});
const complaintTrends = z.object({
  since: instant,
  departments: z.array(trend),
  services: z.array(trend),
  districts: z.array(trend),
  /** By week, the oldest first; `key` is the Monday. */
  weeks: z.array(trend),
});
export type ComplaintTrends = z.infer<typeof complaintTrends>;
const trendsAsk = z.object({
  days: z.number().int().positive().max(1_100),
  department: departmentCode.nullable(),
});

/** Questions to the hub about complaints. */
export const COMPLAINT_QUERIES = {
  complaints: { input: complaintsAsk, output: complaintList },
  /** By its id, or by its number as it is read out; null for none and for none of the reader's alike. */
  complaint: {
    input: z.object({ complaintId: complaintId.nullable(), number: askedText(40).nullable() }),
    output: complaintRecord.nullable(),
  },
  /** For a day, to whoever took it; null for none, and for another's. */
  'complaint-receipt': { input: z.object({ complaintId }), output: complaintReceipt.nullable() },
  'complaint-trends': { input: trendsAsk, output: complaintTrends },
} as const;

export const COMPLAINT_DOOR = {
  'complaint.list': query(
    complaintsAsk,
    complaintList.extend({
      /** Filed on this desk and not sent yet; they have a temporary reference. */
      unsent: z.array(complaintFacts),
      /** When the hub told them; null: it tells them now, or never did. */
      asOf: instant.nullable(),
    }),
  ),
  'complaint.get': query(
    z.object({ id: complaintId.nullable(), number: askedText(40).nullable() }),
    complaintRecord.nullable(),
  ),
  'complaint.receipt': query(
    z.object({ id: complaintId }),
    z.object({
      /** Null while it waits on this desk, and when the hub tells nothing of it. */
      receipt: complaintReceipt.nullable(),
      /** It waits on this desk. */
      waits: z.boolean(),
      /** What to read out until there is a number. */
      reference: z.string(),
    }),
  ),
  'complaint.trends': query(trendsAsk, complaintTrends),
} as const;
