import { describe, expect, it } from 'vitest';
import { accountId } from '../../shared/domain/ids.ts';
import { changesSince } from './changes-since.ts';

const PERSON = accountId.parse('00000000-0000-4000-8000-000000000001');
const seen = { state: 'new', department: 'LASAN', unit: null, assignee: null } as const;

describe('changes since a case was seen', () => {
  it('are named field by field', () => {
    expect(
      changesSince(seen, { state: 'assigned', department: 'LASAN', unit: 'NC', assignee: PERSON }),
    ).toEqual([
      { field: 'state', mine: 'new', theirs: 'assigned' },
      { field: 'unit', mine: 'none', theirs: 'NC' },
      { field: 'assignee', mine: 'none', theirs: PERSON },
    ]);
  });

  it('are none while nothing that decides has changed', () => {
    expect(changesSince(seen, { ...seen })).toEqual([]);
  });
});
