import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import * as protocol from '../../shared/contract/hub-protocol.ts';

/**
 * One line per protocol version: its number, the hash of everything that crosses the wire, what changed.
 * When this test fails, a shape on the wire has changed: raise PROTOCOL and add a line.
 */
const HISTORY: readonly { version: number; hash: string; what: string }[] = [
  { version: 1, hash: 'f3c233356aa1e616', what: 'Sign-in, commands, feed, catalogue, queries, doorbell.' },
  { version: 2, hash: 'd5ef194bb68be59f', what: 'The query search-cases.' },
  {
    version: 3,
    hash: 'ae2ee7ef52a94634',
    what: 'The catalogue has rules for repeats, words for the service finder and emergencies.',
  },
  {
    version: 4,
    hash: '8073832c53ecca3a',
    what: 'Articles, promises, usual times, address points, areas and neighbours, dangers, contacts, presence, drafts, callers with several numbers, files.',
  },
  {
    version: 5,
    hash: 'fa7186b4a1256b3e',
    what: 'What callers said for a service, what agents chose for it; earlier contacts of a case or a caller; answers no deeper than a list; units without unseen characters.',
  },
  {
    version: 6,
    hash: '30b24c5f9a292c78',
    what: 'The catalogue has a directory of contact points; cases that belong together: parts, what is split off, what repeats a case; links taken back; closings that say which parts stay open; notes mention colleagues; mentions that were seen.',
  },
  {
    version: 7,
    hash: '1e0f91adefee6f16',
    what: 'Escalations of cases, rules that raise them, studies of the past; the published directory of contact points, its drafts, versions and publishing; pages of the feed and the doorbell say which version holds; what residents are told: the city’s words, what was sent for a case, who wants none; search asks for what is escalated.',
  },
  {
    version: 8,
    hash: 'e1ae611f23b89e7f',
    what: 'Hand-overs at the end of a duty; visits, what pictures show, what a closing rests on, the city’s closure contracts.',
  },
  {
    version: 9,
    hash: 'cf64625083843b93',
    what: 'Surveys of residents and what they lead to, the city’s policy for them, links to residents’ own pages; complaints, each with its stages and clocks, moved up when a stage is missed; reports of cases and a department’s scorecard; the audit of closures: samples, verdicts, rates; what a person’s own latest closings said; what signs of premature closures weigh; referrals that are confirmed or returned; macros.',
  },
];

function hashOfWire(): string {
  const shapes: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(protocol)) {
    if (value instanceof z.ZodType)
      shapes[name] = z.toJSONSchema(value, { io: 'input', unrepresentable: 'any' });
  }
  for (const [name, query] of Object.entries(protocol.hubQueries)) {
    shapes[`query ${name} in`] = z.toJSONSchema(query.input, { io: 'input', unrepresentable: 'any' });
    shapes[`query ${name} out`] = z.toJSONSchema(query.output, { io: 'input', unrepresentable: 'any' });
  }
  const sorted = Object.keys(shapes)
    .toSorted()
    .map((name) => [name, shapes[name]]);
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 16);
}

describe('the hub protocol', () => {
  it('has the shapes its version number promises', () => {
    const line = HISTORY.find((one) => one.version === protocol.PROTOCOL);
    expect({ version: protocol.PROTOCOL, hash: hashOfWire() }).toEqual({
      version: line?.version,
      hash: line?.hash,
    });
  });

  it('never uses a number twice', () => {
    expect(new Set(HISTORY.map((one) => one.version)).size).toBe(HISTORY.length);
  });
});
