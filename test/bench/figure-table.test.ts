import { describe, expect, it } from 'vitest';
import { figureTable } from './figure-table.ts';
import { percentilesOf } from './percentiles.ts';

describe('the figures', () => {
  it('stand aligned beside their peers, with the ratio in words', () => {
    const table = figureTable([
      { what: 'Search, p95', value: 1.5, unit: 'ms', peer: { name: 'FTS5', value: 30, as: 'time' } },
      { what: 'Round trip', value: 40, unit: 'ms', peer: { name: 'an insert', value: 2, as: 'time' } },
      { what: 'Commits', value: 1_234.5, unit: '', peer: { name: 'inserts', value: 2_469, as: 'rate' } },
      { what: 'Cache', value: 80, unit: 'MB', peer: { name: 'the hub', value: 100, as: 'size' } },
      { what: 'Memory', value: null, unit: 'MB', peer: { name: 'the hub', value: 100, as: 'size' } },
      { what: 'Seconds', value: 3, unit: 's' },
    ]);
    expect(table.split('\n')).toEqual([
      '| figure      | Desk311 | peer in the same run |    peer |           ratio |',
      '| ----------- | ------: | -------------------- | ------: | --------------: |',
      '| Search, p95 | 1.50 ms | FTS5                 | 30.0 ms |  20.0 × as fast |',
      '| Round trip  | 40.0 ms | an insert            | 2.00 ms | 20.0 × the time |',
      '| Commits     |   1,235 | inserts              |   2,469 | 0.50 × the rate |',
      '| Cache       | 80.0 MB | the hub              |  100 MB | 0.80 × the size |',
      '| Memory      |         | the hub              |  100 MB |                 |',
      '| Seconds     |  3.00 s |                      |         |                 |',
    ]);
  });

  it('take percentiles that were measured', () => {
    const times = Array.from({ length: 200 }, (_, at) => 200 - at);
    expect([percentilesOf(times), percentilesOf([7])]).toEqual([
      { p50: 100, p95: 190, p99: 198 },
      { p50: 7, p95: 7, p99: 7 },
    ]);
  });
});
