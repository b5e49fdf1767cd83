import type {
  ContactPoint,
  ContactPointId,
  Directory,
  EscalationPath,
  EscalationTier,
} from '../shared/domain/directory/directory.ts';

/** A contact point that is right as it stands: around the clock for emergencies, in office hours for the rest. */
export function contactPointOf(
  department: string,
  path: EscalationPath,
  tier: EscalationTier,
  rest: Partial<ContactPoint> = {},
): ContactPoint {
  const id = `${department.toLowerCase()}-${path}-${tier}`;
  const hours = path === 'emergency' ? 'around-the-clock' : 'office';
  return {
    id: id as ContactPointId,
    department,
    unit: null,
    path,
    tier,
    role: `${department} ${path} ${tier}`,
    primary: { name: `${id} desk` },
    backup: null,
    roster: [],
    channels: [
      { kind: 'desk-queue', address: `${department} ${path} ${tier}` },
      { kind: 'phone', address: '213-555-0100' },
    ],
    languages: ['en', 'es'],
    tty: null,
    hours,
    substitute: null,
    services: 'all',
    districts: 'all',
    acknowledge: { minutes: path === 'emergency' ? 15 : 480, counted: hours, by: ['desk', 'spoken'] },
    effective: { from: null, until: null },
    verified: { on: '2026-11-02', by: { name: 'Sam Steward' } },
    sample: true,
    ...rest,
  };
}

/** The directory of the small city: two tiers for emergencies and complaints in each department, without a mistake. */
export const SMALL_DIRECTORY: Directory = {
  serviceHours: 'office',
  contactPoints: [
    {
      ...contactPointOf('LASAN', 'routine', 1),
      id: 'lasan-routine' as ContactPointId,
      role: 'Duty dispatcher',
      channels: [{ kind: 'phone', address: '213-555-0100' }],
    },
    ...['LASAN', 'BSS', 'ITA'].flatMap((department) =>
      (['emergency', 'complaint'] as const).flatMap((path) =>
        ([1, 2] as const).map((tier) => contactPointOf(department, path, tier)),
      ),
    ),
  ],
};
