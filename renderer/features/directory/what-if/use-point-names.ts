import { useMemo } from 'react';
import type { ContactPoint, ContactPointId } from '../../../../shared/domain/directory/directory.ts';
import { PATH_NAMES } from '../../../../shared/domain/escalation/path-names.ts';
import type { Names } from '../use-names.ts';
import type { WhatIfAsked } from './what-if-study.ts';

/** How contact points of either directory are called. */
export interface PointNames {
  role(id: ContactPointId): string;
  /** The short name of its department; "" for one of neither directory. */
  department(id: ContactPointId): string;
  /** "Sanitation, Emergency, tier 1". */
  where(id: ContactPointId): string;
}

/** Names contact points as the compared directory does, and those it lacks as the one that holds. */
export function usePointNames({ before, after }: WhatIfAsked, names: Names): PointNames {
  return useMemo(() => {
    const points = new Map<ContactPointId, ContactPoint>();
    for (const one of [...before.directory.contactPoints, ...after.contactPoints]) points.set(one.id, one);
    const { department, unit } = names;
    return {
      role: (id) => points.get(id)?.role ?? id,
      department: (id) => {
        const one = points.get(id);
        return one === undefined ? '' : department(one.department);
      },
      where: (id) => {
        const one = points.get(id);
        if (one === undefined) return 'not in either directory';
        const whose = one.unit === null ? '' : `, ${unit(one.department, one.unit)}`;
        return `${department(one.department)}${whose}, ${PATH_NAMES[one.path]}, tier ${one.tier}`;
      },
    };
  }, [before, after, names]);
}
