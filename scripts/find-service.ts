import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadCityPack } from '../hub/city/load-city-pack.ts';
import { findServices, type ServiceCandidate } from '../shared/domain/find-services.ts';

const LOS_ANGELES = fileURLToPath(new URL('../resources/cities/los-angeles', import.meta.url));

function becauseOf({ reason }: ServiceCandidate): string {
  const said = reason.said.map((word) => `“${word}”`).join(', ');
  const corrected = reason.corrected ? ', corrected' : '';
  return `${said}${corrected}: ${reason.field} “${reason.words}” (${reason.language})`;
}

/** Prints what the finder makes of phrases, one JSON object a line: of its arguments, else of standard input. */
async function main(): Promise<void> {
  const pack = await loadCityPack(LOS_ANGELES, null);
  const given = process.argv.slice(2);
  const phrases = given.length > 0 ? given : readFileSync(0, 'utf8').split(/\r?\n/);
  for (const said of phrases.filter((one) => one.trim() !== '')) {
    const { emergency, candidates } = findServices(pack, said);
    const services = candidates.map((one) => ({
      code: one.service.code,
      score: Number(one.score.toFixed(3)),
      because: becauseOf(one),
    }));
    console.log(JSON.stringify({ said, emergency: emergency !== null, services }));
  }
}

await main();
