import type { DepartmentFilter } from '../../../shared/contract/department-view.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import { create } from '../../workspace/create-store.ts';

/** How a person looks at a department's desk. */
export interface DeskPlace {
  /** Whose place it is: another person begins anew. */
  readonly of: string | null;
  readonly filter: DepartmentFilter;
  readonly order: 'due' | 'near';
  /** The case from which it goes by place. */
  readonly from: CaseId | null;
  readonly chosen: CaseId | null;
}

/** Everything of a department. */
export function wholeDepartment(department: string): DepartmentFilter {
  return {
    department,
    group: null,
    state: null,
    unit: null,
    service: null,
    district: null,
    whose: 'everybody',
  };
}

/** Where a person starts. */
export function beginAt(of: string, department: string): DeskPlace {
  return { of, filter: wholeDepartment(department), order: 'due', from: null, chosen: null };
}

/** Comes back when one returns from a case; not after a restart. */
export const deskPlace = create<DeskPlace | null>(null);
