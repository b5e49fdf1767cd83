import { describe, expect, it } from 'vitest';
import type { Emergencies } from './finder/finder-pack.ts';
import { emergencyNoteOf, emergencyScript, scriptToAsk } from './emergency-script.ts';

const both = (en: string) => ({ en, es: `${en} (es)` });
const question = (id: string) => ({ id, ask: both(id) });
const emergencies: Emergencies = {
  sets: {},
  harmless: [],
  over: [],
  kinds: [
    { id: 'fire', name: both('Fire'), tell: both('Go'), questions: [question('now')], patterns: ['fire'] },
    { id: 'help', name: both('Help'), tell: both('911'), patterns: ['help'] },
  ],
  checks: [
    {
      id: 'tree',
      name: both('Tree'),
      tell: both('Away'),
      services: ['tree-emergency'],
      questions: [question('wire'), question('under')],
    },
  ],
};
const pack = { emergencies };

describe('the script to ask', () => {
  it('is that of the caller’s words, else of the service', () => {
    const tree = { code: 'tree-emergency' };
    expect(
      [
        scriptToAsk(pack, 'fire', tree),
        scriptToAsk(pack, null, tree),
        scriptToAsk(pack, null, { code: 'pothole' }),
        scriptToAsk(pack, null, null),
        scriptToAsk({}, 'fire', tree),
        emergencyScript(pack, 'gone'),
      ].map((one) => one?.id ?? null),
    ).toEqual(['fire', 'tree', null, null, null, null]);
  });
});

describe('what is recorded of it', () => {
  const script = emergencyScript(pack, 'tree');

  it('is what was asked of this script, and that 911 was said', () => {
    expect([
      emergencyNoteOf(script, { answers: { wire: 'no', now: 'yes' }, told911: false }),
      emergencyNoteOf(emergencyScript(pack, 'help'), { answers: {}, told911: true }),
    ]).toEqual([
      { kind: 'tree', answers: { wire: 'no' }, told911: false },
      { kind: 'help', answers: {}, told911: true },
    ]);
  });

  it('is nothing when nothing was asked or said', () => {
    expect([
      emergencyNoteOf(script, { answers: { now: 'no' }, told911: false }),
      emergencyNoteOf(null, { answers: { wire: 'no' }, told911: true }),
    ]).toEqual([null, null]);
  });
});
