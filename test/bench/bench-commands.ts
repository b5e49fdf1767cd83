import type { CaseCommand } from '../../shared/domain/case-command.ts';
import { caseId, textId, type CaseId } from '../../shared/domain/ids.ts';
import { NO_PLACE } from '../../shared/domain/place.ts';
import type { Random } from '../../hub/demo/random.ts';

/** A new case as an agent files it from a call. */
export function openCommand(random: Random, said: string): CaseCommand {
  const house = String(random.int(100, 9_999));
  return {
    type: 'open-case',
    caseId: caseId.parse(random.uuid()),
    service: 'bulky-items',
    channel: 'call',
    place: {
      ...NO_PLACE,
      address: `${house} S FIGUEROA ST, 90015`,
      house,
      direction: 'S',
      street: 'FIGUEROA',
      suffix: 'ST',
      zip: '90015',
    },
    caller: { kind: 'anonymous' },
    description: { id: textId.parse(random.uuid()), body: said },
    placeSaid: null,
    answers: null,
  };
}

/** A note that only the city reads. */
export function noteCommand(random: Random, id: CaseId, body: string): CaseCommand {
  return {
    type: 'add-note',
    caseId: id,
    visibility: 'internal',
    note: { id: textId.parse(random.uuid()), body },
  };
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** A word that nobody has said before. */
export function newWord(random: Random): string {
  return `zq${Array.from({ length: 12 }, () => LETTERS.charAt(random.int(0, LETTERS.length - 1))).join('')}`;
}
