import type { ReportBy } from '../../../shared/contract/report.ts';
import type { PeriodChosen } from '../../design/study/study-period.ts';
import { create } from '../../workspace/create-store.ts';

export type ReportsPart = 'tickets' | 'scorecard' | 'exports';

/** Where one is in the reports, and of what they are. It comes back when the screen does. */
export interface ReportsPlace {
  readonly part: ReportsPart;
  readonly by: ReportBy;
  readonly department: string | null;
  readonly district: string | null;
  readonly period: PeriodChosen;
}

const START: ReportsPlace = {
  part: 'tickets',
  by: 'every-opened',
  department: null,
  district: null,
  period: { kind: 'days', days: 30 },
};
export const reportsPlace = create<ReportsPlace>(START);

export function goInReports(parts: Partial<ReportsPlace>): void {
  reportsPlace.set({ ...reportsPlace.get(), ...parts });
}
