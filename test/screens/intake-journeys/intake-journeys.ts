import { bulkyKnown } from './bulky-known.ts';
import { duplicateJoined } from './duplicate-joined.ts';
import { emergency } from './emergency.ts';
import { graffitiCrossing } from './graffiti-crossing.ts';
import { information } from './information.ts';
import type { IntakeJourney } from './journey-desk.ts';
import { notDoneReopened } from './not-done-reopened.ts';
import { outOfCity } from './out-of-city.ts';

/** The calls by which intake is measured, in the order in which they are made. */
export const INTAKE_JOURNEYS = {
  bulky_known: bulkyKnown,
  graffiti_crossing: graffitiCrossing,
  duplicate_joined: duplicateJoined,
  not_done_reopened: notDoneReopened,
  out_of_city: outOfCity,
  emergency,
  information,
} as const satisfies Readonly<Record<string, IntakeJourney>>;

export type JourneyName = keyof typeof INTAKE_JOURNEYS;
