import type { CityPack, Service } from './city-pack.ts';
import type { EmergencyNote } from './emergency-check.ts';
import type { Emergencies } from './finder/finder-pack.ts';

/** What to ask and to say when a life may be in danger. */
export interface EmergencyScript {
  readonly id: string;
  readonly name: { readonly en: string; readonly es: string };
  readonly tell: { readonly en: string; readonly es: string };
  readonly questions: NonNullable<Emergencies['kinds'][number]['questions']>;
}

type Pack = Pick<CityPack, 'emergencies'>;

/** Every script of a city. */
function scriptsOf({ emergencies }: Pack): EmergencyScript[] {
  if (emergencies === undefined) return [];
  const { kinds, checks = [] } = emergencies;
  return [...kinds, ...checks].map(({ id, name, tell, questions = [] }) => ({ id, name, tell, questions }));
}

/** The script of an id; null when the catalogue has none any more. */
export function emergencyScript(pack: Pack, id: string): EmergencyScript | null {
  return scriptsOf(pack).find((one) => one.id === id) ?? null;
}

/** The script to begin with: of what the caller's words say, else of the service; null when nothing points to danger. */
export function scriptToAsk(
  pack: Pack,
  foundKind: string | null,
  service: Pick<Service, 'code'> | null,
): EmergencyScript | null {
  if (foundKind !== null) return emergencyScript(pack, foundKind);
  const check = pack.emergencies?.checks?.find(
    (one) => service !== null && one.services.includes(service.code),
  );
  return check === undefined ? null : emergencyScript(pack, check.id);
}

/** What is recorded of a script: nothing when nothing was asked or said. Answers to other scripts are left out. */
export function emergencyNoteOf(
  script: EmergencyScript | null,
  said: Pick<EmergencyNote, 'answers' | 'told911'>,
): EmergencyNote | null {
  if (script === null) return null;
  const answers = Object.fromEntries(
    script.questions.flatMap(({ id }) => {
      const answer = said.answers[id];
      return answer === undefined ? [] : [[id, answer]];
    }),
  );
  if (!said.told911 && Object.keys(answers).length === 0) return null;
  return { kind: script.id, answers, told911: said.told911 };
}
