import { z } from 'zod';
import { caseState, waitingReason } from '../domain/case-state.ts';
import { DESK_GROUPS } from '../domain/desk-group.ts';
import { accountId, caseId, departmentCode, serviceCode, unitCode } from '../domain/ids.ts';
import { instant } from '../domain/instant.ts';
import { caseRow } from './case-view.ts';
import { query } from './procedure.ts';

const deskGroup = z.enum(DESK_GROUPS);

/** More points are not drawn: the first of the list's order are. */
export const MOST_POINTS = 2_000;

/** Which of a department's open cases; null does not narrow. */
const departmentFilter = z.object({
  department: departmentCode,
  group: deskGroup.nullable(),
  state: caseState.nullable(),
  unit: unitCode.nullable(),
  service: serviceCode.nullable(),
  district: z.string().max(100).nullable(),
  whose: z.enum(['everybody', 'mine', 'nobody']),
});
export type DepartmentFilter = z.infer<typeof departmentFilter>;

/** By due time, or from one case to the nearest that is left. */
const deskOrder = z.discriminatedUnion('by', [
  z.object({ by: z.literal('due') }),
  /** Null: from the one that is due first. */
  z.object({ by: z.literal('near'), from: caseId.nullable() }),
]);

const point = { lat: z.number().nullable(), lng: z.number().nullable() };

/** A case on a department's desk. */
const deskRow = caseRow.extend({
  group: deskGroup,
  unit: unitCode.nullable(),
  assignee: accountId.nullable(),
  receiver: departmentCode.nullable(),
  waitingReason: waitingReason.nullable(),
  scheduledFor: instant.nullable(),
  ...point,
  /** From the case before it, when the list goes by place. */
  metres: z.number().nullable(),
});
export type DeskRow = z.infer<typeof deskRow>;

const counted = z.array(z.object({ code: z.string(), cases: z.number().int() }));

export const DEPARTMENT_DOOR = {
  /** The open cases of a department as this desk holds them, unsent work included. */
  'department.list': query(
    z.object({
      filter: departmentFilter,
      order: deskOrder,
      offset: z.number().int().nonnegative(),
      limit: z.number().int().positive().max(200),
    }),
    z.object({
      rows: z.array(deskRow),
      total: z.number().int(),
      /** How many each group has, in the order of the list; by place there is no order of groups. */
      groups: z.array(z.object({ group: deskGroup, cases: z.number().int() })),
      asOf: instant.nullable(),
    }),
  ),
  /** The same cases on the map, and what can be chosen to narrow them. */
  'department.map': query(
    z.object({ filter: departmentFilter }),
    z.object({
      points: z.array(z.object({ id: caseId, lat: z.number(), lng: z.number(), group: deskGroup })),
      /** Cases with a point that are not among them. */
      more: z.number().int(),
      /** Cases whose point is not known. */
      without: z.number().int(),
      services: counted,
      districts: counted,
      units: counted,
    }),
  ),
  /** Every case of a group that this desk holds, to be chosen at once. */
  'department.ids': query(z.object({ filter: departmentFilter }), z.object({ ids: z.array(caseId) })),
} as const;
