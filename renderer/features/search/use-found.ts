import { useEffect, useMemo, useState } from 'react';
import type { CaseRow } from '../../../shared/contract/case-view.ts';
import type { SearchHit } from '../../../shared/contract/search-view.ts';
import { callerId as callerIdSchema } from '../../../shared/domain/ids.ts';
import { useOfferedActions } from '../../actions/use-actions.ts';
import { useCity } from '../../door/use-city.ts';
import { useAsk } from '../../door/use-door.ts';
import { useWhyNot } from '../../door/use-session.ts';
import type { DoorError } from '../../door/door-client.ts';
import { useWorkspace } from '../../workspace/use-workspace.ts';
import { actionGroup, answerGroups, caseGroup, MOST_HITS, recentGroup } from './find-groups.ts';
import type { FoundGroup } from './found-item.ts';
import { isForCommands, type Narrowed, type SearchBoxState } from './search-box-state.ts';

/** What the box shows, and whether that answers what is typed now. */
export interface Found {
  readonly groups: readonly FoundGroup[];
  /** False while the answer on screen is to an earlier text. */
  readonly settled: boolean;
  /** False while the desk holds only part of the cases. */
  readonly complete: boolean;
  readonly tookMs: number | null;
  readonly error: DoorError | null;
}

/** The text at most once a frame: keys that come faster are answered together. */
function useFrameText(text: string): string {
  const [shown, setShown] = useState(text);
  useEffect(() => {
    const frame = requestAnimationFrame(() => setShown(text));
    return () => cancelAnimationFrame(frame);
  }, [text]);
  return shown;
}

function searchTextOf(narrowed: Narrowed | null, typed: string): string {
  if (narrowed === null) return typed;
  switch (narrowed.kind) {
    case 'address':
      return narrowed.address;
    case 'service':
      return narrowed.label;
    case 'caller':
      return '';
  }
}

/** Stands in a question that is not asked. */
const NOBODY = callerIdSchema.parse('00000000-0000-0000-0000-000000000000');
const NO_HITS: readonly SearchHit[] = [];
const NO_ROWS: readonly CaseRow[] = [];
/** Commands offered before anything is typed. */
const AT_FIRST: ReadonlySet<string> = new Set(['new-case', 'queue', 'unsent', 'keymap', 'help']);
const EVERYTHING = Number.POSITIVE_INFINITY;

/** Asks for what the box should show. An answer to an older text never replaces one to a newer. */
export function useFound({ open, text, narrowed }: SearchBoxState): Found {
  const city = useCity();
  const actions = useOfferedActions();
  const recent = useWorkspace((state) => state.recent);
  const mayOpen = useWhyNot('open-case') === null;

  const typed = useFrameText(text).trim();
  const commandsOnly = narrowed === null && isForCommands(typed);
  const asked = commandsOnly ? '' : searchTextOf(narrowed, typed);
  const limit = narrowed === null ? MOST_HITS : 100;
  const search = useAsk('search', { text: asked, limit }, { enabled: open && asked !== '' });
  const callerId = narrowed?.kind === 'caller' ? narrowed.callerId : null;
  const ofCaller = useAsk(
    'case.of-caller',
    { callerId: callerId ?? NOBODY },
    { enabled: open && callerId !== null, keepOld: false },
  );

  const groups = useMemo((): FoundGroup[] => {
    const hits = search.data?.hits ?? NO_HITS;
    if (commandsOnly) return [actionGroup(actions, typed.slice(1).trim(), EVERYTHING)];
    if (narrowed !== null) {
      const title = `Cases of ${narrowed.label}`;
      if (narrowed.kind === 'caller') return [caseGroup(ofCaller.data?.rows ?? NO_ROWS, title, city, false)];
      const rows = hits.flatMap((hit) => (hit.kind === 'case' ? [hit.row] : []));
      const kept = rows.filter((row) =>
        narrowed.kind === 'address' ? row.address === narrowed.address : row.service === narrowed.service,
      );
      const where = narrowed.kind === 'address' ? `Cases at ${narrowed.label}` : title;
      return [caseGroup(kept, where, city, hits.length >= limit)];
    }
    if (typed === '') {
      return [
        recentGroup(recent),
        actionGroup(
          actions.filter(({ id }) => AT_FIRST.has(id)),
          '',
          AT_FIRST.size,
        ),
      ];
    }
    if (search.data === undefined && !search.isError) return [];
    return answerGroups({ hits, text: typed, actions, city, mayOpen });
  }, [
    actions,
    city,
    commandsOnly,
    limit,
    mayOpen,
    narrowed,
    ofCaller.data,
    recent,
    search.data,
    search.isError,
    typed,
  ]);

  const local = commandsOnly || (asked === '' && callerId === null);
  const waiting = callerId !== null ? ofCaller.isPending : search.isPending || search.isPlaceholderData;
  return {
    groups: groups.filter((group) => group.items.length > 0),
    settled: typed === text.trim() && (local || !waiting || search.isError),
    complete: local || callerId !== null || (search.data?.complete ?? true),
    tookMs: local || callerId !== null ? null : (search.data?.tookMs ?? null),
    error: local ? null : callerId === null ? search.error : ofCaller.error,
  };
}
