import { z } from 'zod';
import { channel } from '../../shared/domain/channel.ts';
import { demand } from '../../shared/domain/closure/closure-pack.ts';
import { outcome } from '../../shared/domain/outcome.ts';
import type { Closing } from '../../shared/domain/signals/closing.ts';
import { neverJudged } from '../../shared/domain/signals/closing-signal.ts';
import { deadHours } from '../../shared/domain/signals/dead-hour.ts';
import { readExplanation } from '../../shared/domain/signals/read-explanation.ts';

/** Milliseconds since 1970, or ISO 8601 with its zone. */
const time = z
  .union([z.number(), z.iso.datetime({ offset: true })])
  .transform((given) => (typeof given === 'number' ? given : Date.parse(given)));

const Row = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  service: z.string().min(1),
  department: z.string().default(''),
  district: z.string().nullish(),
  channel: channel.default('other'),
  openedAt: time,
  closedAt: time.nullish(),
  by: z.string().nullish(),
  byClock: z.boolean().default(false),
  outcome: outcome.nullish(),
  text: z.string().nullish(),
  about: z.string().nullish(),
  dueAt: time.nullish(),
  scheduledFor: time.nullish(),
  withReceiver: z.boolean().default(false),
  referred: z.boolean().default(false),
  visits: z.array(z.object({ at: time, crew: z.string().nullish() })).default([]),
  doneAt: time.nullish(),
  reason: z.string().nullish(),
  missing: z.array(demand).default([]),
  touches: z.number().int().min(0).nullish(),
  worked: z.number().int().min(0).nullish(),
  askedCaller: z.number().int().min(0).default(0),
  parent: z
    .union([
      z.literal('none'),
      z.object({
        service: z.string(),
        metres: z.number().nullable(),
        closedAt: time.nullable(),
        outcome: outcome.nullable(),
      }),
    ])
    .nullish(),
  sourceStatus: z.string().nullish(),
  address: z.string().nullish(),
  lat: z.number().nullish(),
  lng: z.number().nullish(),
  excluded: neverJudged.nullish(),
  later: z
    .array(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.enum(['complaint-not-done', 'survey-not-done', 'repeat']), at: time }),
        z.object({ kind: z.literal('reopened'), at: time, reason: z.string() }),
      ]),
    )
    .default([]),
});

function spotOf({ address, lat, lng }: z.infer<typeof Row>): string | null {
  if (address !== null && address !== undefined && address !== '') return address.toUpperCase();
  return typeof lat === 'number' && typeof lng === 'number' ? `${lat.toFixed(4)} ${lng.toFixed(4)}` : null;
}

const schemas = new Map<string, ReturnType<typeof makeSchema>>();

function makeSchema(zone: string) {
  const deadHour = deadHours(zone);
  return Row.transform((row) => {
    const excluded = row.excluded ?? (row.channel === 'crew' ? ('own-report' as const) : null);
    const closing: Closing | null =
      row.closedAt === null || row.closedAt === undefined
        ? null
        : {
            caseId: String(row.id ?? ''),
            closing: 1,
            service: row.service,
            department: row.department,
            district: row.district ?? null,
            channel: row.channel,
            openedAt: row.openedAt,
            closedAt: row.closedAt,
            closedBy: row.by ?? null,
            byClock: row.byClock,
            outcome: row.outcome ?? null,
            text:
              typeof row.text === 'string'
                ? readExplanation(row.text, row.outcome ?? null, row.about ?? '')
                : null,
            dueAt: row.dueAt ?? null,
            scheduledFor: row.scheduledFor ?? null,
            withReceiver: row.withReceiver,
            referred: row.referred,
            visits: row.visits.map(({ at, crew }) => ({ at, crew: crew ?? null })),
            doneAt: row.doneAt ?? null,
            reason: row.reason ?? null,
            missing: row.missing,
            touches: row.touches ?? null,
            // Without any step there was no work either; of other rows without it nobody knows.
            worked: row.worked ?? (row.touches === 0 ? 0 : null),
            askedCaller: row.askedCaller,
            parent: row.parent ?? null,
            sourceStatus: row.sourceStatus ?? null,
            deadHour: deadHour(row.closedAt),
            place:
              typeof row.lat === 'number' && typeof row.lng === 'number'
                ? { lat: row.lat, lng: row.lng }
                : null,
            excluded,
          };
    return {
      id: row.id,
      service: row.service,
      openedAt: row.openedAt,
      ownReport: row.channel === 'crew',
      spot: spotOf(row),
      closing,
      later: row.later,
    };
  });
}

/** A request given from outside, closed or open. @param zone of the city */
export function closingRow(zone: string): ReturnType<typeof makeSchema> {
  const known = schemas.get(zone) ?? makeSchema(zone);
  schemas.set(zone, known);
  return known;
}
