import { findServices, WEAK_SCORE, type FinderPack } from '../../shared/domain/find-services.ts';

/** What a caller says, with what is meant: services, the best first; none when 911 or nobody here helps. */
export interface Phrasing {
  readonly said: string;
  readonly language: 'en' | 'es';
  readonly services: readonly string[];
  readonly emergency?: boolean;
}

/** How well the finder does on phrasings. Shares are of the phrasings that mean a service. */
export interface FinderFigures {
  readonly asked: number;
  /** The first candidate is one of the services meant. */
  readonly top1: number;
  /** The first candidate is the service meant first. */
  readonly top1Strict: number;
  /** One of the first three is one of those meant. */
  readonly top3: number;
  /** Not among the first three: what was said, and what was found instead. */
  readonly missed: readonly string[];
  readonly second: readonly string[];
  readonly emergencies: number;
  readonly emergenciesMissed: readonly string[];
  readonly falseAlarms: readonly string[];
  /** Calls for nobody here, and those of them that got a candidate that is more than a guess. */
  readonly nobody: number;
  readonly nobodyFound: readonly string[];
}

/** Puts phrasings to the finder. */
export function measureFinder(pack: FinderPack, phrasings: readonly Phrasing[]): FinderFigures {
  const rows = phrasings.map((one) => {
    const { emergency, candidates } = findServices(pack, one.said);
    const codes = candidates.map(({ service }): string => service.code);
    const place = codes.findIndex((code) => one.services.includes(code));
    const told = `${one.said} [${one.services.join(', ')}] found ${codes.slice(0, 3).join(', ')}`;
    return { ...one, alarm: emergency !== null, candidates, codes, place, told };
  });
  const asked = rows.filter((row) => row.services.length > 0);
  const share = (keep: (row: (typeof rows)[number]) => boolean) => asked.filter(keep).length / asked.length;
  const inThree = (row: (typeof rows)[number]) => row.place >= 0 && row.place < 3;
  const emergencies = rows.filter((row) => row.emergency === true);
  const nobody = rows.filter((row) => row.services.length === 0 && row.emergency !== true);
  return {
    asked: asked.length,
    top1: share((row) => row.place === 0),
    top1Strict: share((row) => row.codes[0] === row.services[0]),
    top3: share(inThree),
    missed: asked.filter((row) => !inThree(row)).map((row) => row.told),
    second: asked.filter((row) => row.place > 0 && inThree(row)).map((row) => row.told),
    emergencies: emergencies.length,
    emergenciesMissed: emergencies.filter((row) => !row.alarm).map((row) => row.said),
    falseAlarms: rows.filter((row) => row.alarm && row.emergency !== true).map((row) => row.said),
    nobody: nobody.length,
    nobodyFound: nobody
      .filter((row) => (row.candidates[0]?.score ?? 0) >= WEAK_SCORE)
      .map((row) => `${row.said}: ${row.codes[0]} ${row.candidates[0]?.score.toFixed(2)}`),
  };
}
