import type { CaseRow } from '../../shared/contract/case-view.ts';

/** What a tab and a list of recent cases call a case: "1-4601662271 Pothole". */
export function caseTitle(row: Pick<CaseRow, 'number' | 'reference'>, service: string): string {
  return `${row.number ?? row.reference} ${service}`;
}
