import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { CaseRow } from '../../../shared/contract/case-view.ts';
import type { SearchAnswer } from '../../../shared/contract/search-view.ts';
import { callerId as callerIdSchema, type CaseId } from '../../../shared/domain/ids.ts';
import { useOfferedActions } from '../../actions/use-actions.ts';
import { ask, type DoorError } from '../../door/door-client.ts';
import { useCity } from '../../door/use-city.ts';
import { useAsk } from '../../door/use-door.ts';
import { useWhyNot } from '../../door/use-session.ts';
import { useWorkspace } from '../../workspace/use-workspace.ts';
import {
  actionGroup,
  answerGroups,
  caseGroup,
  FEW_CASES,
  hubGroup,
  knownGroups,
  MOST_HITS,
} from './find-groups.ts';
import type { FoundGroup } from './found-item.ts';
import type { Around } from './item-of.ts';
import { isForCommands, type Narrowed, type SearchBoxState } from './search-box-state.ts';
import { useFurther, type Older } from './use-further.ts';
import { MOST_FROM_HUB, useHub } from './use-hub.ts';

/** What the box shows, all of it the answer to one text. */
export interface Shown {
  /** The text that is answered. */
  readonly asked: string;
  readonly groups: readonly FoundGroup[];
  readonly chips: SearchAnswer['chips'];
  readonly corrections: SearchAnswer['corrections'];
  /** False while the desk holds only part of the cases. */
  readonly complete: boolean;
  readonly tookMs: number | null;
  readonly older: Older;
  readonly error: DoorError | null;
}

export interface Found {
  /** Stays the same object until there is something else to show. */
  readonly shown: Shown;
  /** Asks for a text that is about to be typed: the question is on its way while the key is still being drawn. */
  askAhead(text: string): void;
  /** False while what is shown is the answer to an earlier text. */
  readonly settled: boolean;
}

/** Stands in a question that is not asked. */
const NOBODY = callerIdSchema.parse('00000000-0000-0000-0000-000000000000');
const NOTHING: SearchAnswer = {
  hits: [],
  chips: [],
  corrections: [],
  complete: true,
  cutShort: false,
  tookMs: 0,
};
const EMPTY: Shown = {
  asked: '',
  groups: [],
  chips: [],
  corrections: [],
  complete: true,
  tookMs: null,
  older: 'looked',
  error: null,
};
const NO_ROWS: readonly CaseRow[] = [];
/** Commands offered before anything is typed. */
const AT_FIRST: ReadonlySet<string> = new Set(['new-case', 'queue', 'unsent', 'keymap', 'help']);
const EVERYTHING = Number.POSITIVE_INFINITY;
const MOST_NARROWED = 100;

/** The latest value there was to show: what is on screen stays there until there is something to replace it. */
function useLatest(value: Shown | null): Shown {
  const [latest, setLatest] = useState(value ?? EMPTY);
  if (value !== null && latest !== value) setLatest(value);
  return value ?? latest;
}

/** What is asked for a narrowed list. */
function textOf(narrowed: Narrowed): string {
  switch (narrowed.kind) {
    case 'address':
      return narrowed.address;
    case 'service':
      return narrowed.label;
    case 'district':
      return `cd${narrowed.district}`;
    case 'caller':
      return '';
  }
}

function isOf(row: CaseRow, narrowed: Narrowed): boolean {
  switch (narrowed.kind) {
    case 'address':
      return row.address === narrowed.address;
    case 'service':
      return row.service === narrowed.service;
    case 'district':
      return row.district === narrowed.district;
    case 'caller':
      return true;
  }
}

function narrowedTitle(narrowed: Narrowed): string {
  switch (narrowed.kind) {
    case 'address':
      return `Cases at ${narrowed.label}`;
    case 'district':
      return `Cases in ${narrowed.label}`;
    case 'service':
    case 'caller':
      return `Cases of ${narrowed.label}`;
  }
}

/** Everything the items depend on beside what was found. */
function useAround(): Around {
  const city = useCity();
  const mayOpen = useWhyNot('open-case') === null;
  const pinned = useWorkspace((state) => state.pinned);
  return useMemo(
    () => ({ city, mayOpen, pinned: new Set(pinned.map((one) => one.caseId)) }),
    [city, mayOpen, pinned],
  );
}

/** The case the person is on; what is close to it comes first. */
function useNear(): CaseId | null {
  return useWorkspace((state) => {
    const tab = state.tabs.find((one) => one.key === state.active);
    return tab?.kind === 'case' ? tab.caseId : null;
  });
}

/**
 * Asks for what the box should show, in the same task as the key. An answer to an older text never replaces one to a
 * newer: every text is a question of its own, and the one before it is called back.
 */
export function useFound({ open, text, narrowed }: SearchBoxState): Found {
  const actions = useOfferedActions();
  const recent = useWorkspace((state) => state.recent);
  const pinned = useWorkspace((state) => state.pinned);
  const near = useNear();
  const around = useAround();

  const commandsOnly = narrowed === null && isForCommands(text);
  const asked = commandsOnly ? '' : narrowed === null ? text : textOf(narrowed);
  const asks = asked.trim() !== '';
  const limit = narrowed === null ? MOST_HITS : MOST_NARROWED;
  const question = { text: asked, limit, near };
  const search = useAsk('search', question, { enabled: open && asks, keepOld: false });
  const { answer: furthest, older } = useFurther(question, open && asks ? search.data : undefined);
  const callerId = narrowed?.kind === 'caller' ? narrowed.callerId : null;
  const ofCaller = useAsk(
    'case.of-caller',
    { callerId: callerId ?? NOBODY },
    { enabled: open && callerId !== null, keepOld: false },
  );

  const { error } = search;
  const answer = asks ? furthest : undefined;
  const rows = ofCaller.data?.rows ?? NO_ROWS;
  const waiting = asks
    ? answer === undefined && error === null
    : callerId !== null && ofCaller.data === undefined && ofCaller.error === null;
  // Nothing is sorted out for a text whose answer is still to come: the key is drawn sooner without.
  const shown = useMemo((): Shown | null => {
    if (!open || waiting) return null;
    const from = answer ?? NOTHING;
    const rest = {
      asked,
      chips: narrowed === null ? from.chips : [],
      corrections: narrowed === null ? from.corrections : [],
      complete: from.complete,
      tookMs: answer?.tookMs ?? null,
      older,
      error: asks ? error : callerId === null ? null : ofCaller.error,
    };
    if (commandsOnly) {
      return { ...rest, groups: [actionGroup(actions, text.trim().slice(1).trim(), EVERYTHING)] };
    }
    if (narrowed !== null) {
      const found = from.hits.flatMap((hit) =>
        hit.kind === 'case' && isOf(hit.row, narrowed) ? [hit.row] : [],
      );
      const title = narrowedTitle(narrowed);
      return {
        ...rest,
        groups: [
          narrowed.kind === 'caller'
            ? caseGroup(rows, title, around, false)
            : caseGroup(found, title, around, from.hits.length >= limit),
        ],
      };
    }
    if (!asks) {
      const first = actions.filter(({ id }) => AT_FIRST.has(id));
      return {
        ...rest,
        groups: [...knownGroups(pinned, recent, around), actionGroup(first, '', AT_FIRST.size)],
      };
    }
    return { ...rest, groups: answerGroups({ hits: from.hits, text: text.trim(), actions, around }) };
  }, [
    actions,
    answer,
    around,
    asked,
    asks,
    callerId,
    commandsOnly,
    error,
    limit,
    narrowed,
    ofCaller.error,
    older,
    open,
    pinned,
    recent,
    rows,
    text,
    waiting,
  ]);

  const desk = useMemo(
    () => new Set(answer?.hits.flatMap((hit) => (hit.kind === 'case' ? [hit.row.id] : []))),
    [answer],
  );
  const forHub = open && asks && narrowed === null && !waiting ? asked : null;
  const {
    hits: fromHub,
    asking,
    askHub,
  } = useHub(forHub, answer !== undefined && (!answer.complete || desk.size < FEW_CASES));
  const whole = useMemo((): Shown | null => {
    if (shown === null) return null;
    const groups = shown.groups.filter((group) => group.items.length > 0);
    if (forHub === null) return { ...shown, groups };
    const ofHub = hubGroup({ asking, hits: fromHub, most: MOST_FROM_HUB, desk, around, askHub });
    return { ...shown, groups: [...groups, ofHub] };
  }, [shown, forHub, asking, fromHub, askHub, desk, around]);

  const client = useQueryClient();
  const askAhead = useCallback(
    (next: string) => {
      if (next.trim() === '' || isForCommands(next)) return;
      const input = { text: next, limit: MOST_HITS, near };
      const queryFn = ({ signal }: { signal: AbortSignal }) => ask('search', input, signal);
      // A failure is told to the one who shows the answer.
      void client.query({ queryKey: ['search', input], queryFn }).catch(() => undefined);
    },
    [client, near],
  );

  return { shown: useLatest(whole), settled: !waiting, askAhead };
}
