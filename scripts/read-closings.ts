import { createInterface } from 'node:readline';
import { z } from 'zod';
import { outcome } from '../shared/domain/outcome.ts';
import { checkExplanation } from '../shared/domain/closure-text/check-explanation.ts';
import type { RecentText } from '../shared/domain/closure-text/recent-text.ts';

/** One closing to read. Only the text is needed; whatever else the row has is left alone. */
const Row = z.object({
  /** Comes back with the answer. */
  id: z.union([z.string(), z.number()]).optional(),
  text: z.string().nullable(),
  /** How the case ended, in our words; without it nothing can contradict. */
  outcome: outcome.nullish(),
  /** Words of the request: service, description, place. */
  about: z.string().nullish(),
  /** Who closed it: texts are compared with the last ones of the same. */
  by: z.string().nullish(),
});

/** Texts of the same person that a text is compared with. */
const RECENT = 50;

const rounded = (share: number): number => Math.round(share * 1000) / 1000;

/** Answers a row; remembers its text for the rows after it. */
function answered(line: string, number: number, recentOf: Map<string, RecentText[]>): object {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    return { line: number, error: `No JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  const row = Row.safeParse(json);
  if (!row.success) return { line: number, error: z.prettifyError(row.error) };
  const { id = number, text, by } = row.data;
  const recent = recentOf.get(by ?? '') ?? [];
  const asked = { text: text ?? '', outcome: row.data.outcome ?? null, about: row.data.about ?? '', recent };
  const { reading, findings, fingerprint } = checkExplanation(asked);
  if (fingerprint !== null) {
    recentOf.set(by ?? '', [{ case: String(id), fingerprint }, ...recent.slice(0, RECENT - 1)]);
  }
  return {
    id,
    label: reading.label,
    confidence: rounded(reading.confidence),
    leaning: reading.leaning,
    language: reading.language,
    judged: reading.judged,
    because: reading.because,
    findings,
  };
}

/** Reads closing texts given as JSON lines on standard input; answers each with one line of JSON. */
async function main(): Promise<void> {
  const recentOf = new Map<string, RecentText[]>();
  let number = 0;
  for await (const line of createInterface({ input: process.stdin })) {
    number += 1;
    if (line.trim() === '') continue;
    const room = process.stdout.write(`${JSON.stringify(answered(line, number, recentOf))}\n`);
    if (!room) await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
}

await main();
