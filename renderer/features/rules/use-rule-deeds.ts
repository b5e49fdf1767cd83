import type { RefObject } from 'react';
import type { TriggerCode } from '../../../shared/domain/escalation/escalation-reason.ts';
import { TRIGGER_LIMITS } from '../../../shared/domain/escalation/escalation-triggers.ts';
import { notify } from '../../design/notices.ts';
import type { VirtualListHandle } from '../../design/virtual-list.tsx';
import type { RulesDraft, RulesWork } from '../../workspace/rules-draft.ts';
import { setRulesWork, workspace } from '../../workspace/workspace.ts';
import {
  copyOfRule,
  FIRST_FIELDS,
  newRule,
  withInserted,
  withMoved,
  withoutRule,
  withRule,
  withSet,
} from './new-rule.ts';
import { unitKey, withPart } from './rule-changes.ts';
import { ruleRows, usersOf, type RuleRow } from './rule-rows.ts';
import type { RulesDeeds } from './rules-actions.tsx';
import { goInRules, type RulesPlace } from './rules-place.ts';
import type { SavedRules } from './use-rules.ts';
import { changeWork, workFrom } from './use-work.ts';

interface DeedsInput {
  readonly place: RulesPlace;
  readonly newest: SavedRules | null;
  readonly work: RulesWork | null;
  readonly isWork: boolean;
  readonly rows: readonly RuleRow[];
  /** Why this person can't write; null when they can. */
  readonly whyNoWrite: string | null;
  readonly whyNoSave: string | null;
  readonly list: RefObject<VirtualListHandle | null>;
  onNew(): void;
  onSave(): void;
}

/** Why there can't be another rule; null when there can. */
export function whyNoRoom({ rules }: Pick<RulesDraft, 'rules'>): string | null {
  return rules.length < TRIGGER_LIMITS.rules
    ? null
    : `There is room for ${TRIGGER_LIMITS.rules} rules. Remove one first.`;
}

/** Says what was done, with the way to undo it: the working copy as it was. */
export function sayDone(text: string, was: RulesWork | null): void {
  notify({ meaning: 'done', text, action: { label: 'Undo', perform: () => setRulesWork(was) } });
}

/** Beginning a part of a kind. */
interface BeginDeeds {
  begin(code: TriggerCode): void;
  beginSet(name: string): void;
}

/** What the keys of the rules do now, and why not. */
export function useRuleDeeds(input: DeedsInput): RulesDeeds & BeginDeeds {
  const { place, newest, work, isWork, rows, whyNoWrite, whyNoSave, list } = input;
  const row = rows[Math.min(place.row, rows.length - 1)] ?? null;
  const rule = row?.rule ?? null;
  const set = row?.unit.of === 'set' ? row.unit.id : null;
  const users = work !== null && set !== null ? usersOf(work.edited, set) : [];

  /** The place of the chosen row in the working copy: what holds and the working copy may differ. */
  const inWork = (document: RulesDraft): number =>
    isWork || row === null
      ? Math.min(place.row, rows.length - 1)
      : ruleRows(document, [], []).findIndex(({ unit }) => unitKey(unit) === unitKey(row.unit));
  /** Does something with the chosen rule, where the working copy has it. */
  const withChosen = (change: (document: RulesDraft, at: number) => RulesDraft, goBy = 0) => {
    const { edited } = workspace.get().rules ?? workFrom(newest);
    const at = inWork(edited);
    if (edited.rules[at] === undefined) return;
    changeWork(newest, (document) => change(document, at));
    goInRules({ row: at + goBy });
  };
  const go = (to: number) => {
    goInRules({ row: to, field: null });
    list.current?.show(to);
  };
  return {
    whyNoStep: rows.length === 0 ? 'There is nothing in the list.' : null,
    whyNoWrite,
    whyNoRule: rule === null ? 'Choose a rule first.' : null,
    whyNoRemove:
      rule !== null
        ? null
        : set === null
          ? 'How often at most always stands there. Edit it instead.'
          : isWork && users.length > 0
            ? `It is used by ${users.join(', ')}.`
            : null,
    whyNoSave,
    switchLabel: rule?.active === true ? 'Switch off' : 'Switch on',
    step: (by) => {
      go(Math.max(0, Math.min(rows.length - 1, place.row + by)));
      list.current?.focus();
    },
    back: () => {
      goInRules({ section: 'rules', field: null });
      list.current?.focus();
    },
    edit: () => {
      const begun = workspace.get().rules ?? workFrom(newest);
      setRulesWork(begun);
      const at = Math.max(0, inWork(begun.edited));
      const ofOther = row?.unit.of === 'set' ? 'words' : 'most';
      const field = rule === null ? ofOther : FIRST_FIELDS[rule.when.code];
      goInRules({ source: 'work', section: 'rules', row: at, field });
    },
    add: input.onNew,
    duplicate: () => {
      const full = whyNoRoom((work ?? workFrom(newest)).edited);
      if (full !== null) {
        notify({ meaning: 'information', text: full });
        return;
      }
      withChosen((document, at) => {
        const one = document.rules[at];
        return one === undefined ? document : withInserted(document, at + 1, copyOfRule(one, document));
      }, 1);
      goInRules({ section: 'rules', field: 'name.en' });
    },
    flipActive: () => {
      withChosen((document, at) => {
        const one = document.rules[at];
        return one === undefined ? document : withRule(document, at, { ...one, active: !one.active });
      });
      list.current?.focus();
    },
    move: (by) => {
      const last = (work ?? workFrom(newest)).edited.rules.length - 1;
      const to = place.row + by;
      if (to < 0 || to > last) return;
      withChosen((document, at) => withMoved(document, at, by), by);
      list.current?.show(to);
      list.current?.focus();
    },
    remove: () => {
      const was = (workspace.get().rules ?? workFrom(newest)).edited;
      if (row === null || (set !== null && usersOf(was, set).length > 0)) return;
      if (rule !== null) withChosen(withoutRule);
      else if (set !== null) changeWork(newest, (document) => withSet(document, set, null));
      notify({
        meaning: 'done',
        text: `${rule === null ? `The word list “${set}”` : `“${rule.name.en}”`} is removed from the working copy.`,
        // What was written since stays.
        action: {
          label: 'Undo',
          perform: () => changeWork(newest, (document) => withPart(document, row.unit, was)),
        },
      });
      list.current?.focus();
    },
    begin: (code) => {
      const { edited } = workspace.get().rules ?? workFrom(newest);
      // Behind the chosen one: the order says what is graver.
      const to = rule === null ? edited.rules.length : inWork(edited) + 1;
      changeWork(newest, (document) => withInserted(document, to, newRule(code, document)));
      goInRules({ section: 'rules', row: to, field: FIRST_FIELDS[code] });
    },
    beginSet: (name) => {
      const { edited } = workspace.get().rules ?? workFrom(newest);
      changeWork(newest, (document) => withSet(document, name, []));
      const to = edited.rules.length + 1 + Object.keys(edited.sets).length;
      goInRules({ section: 'rules', row: to, field: 'words' });
    },
    save: input.onSave,
    flip: () => {
      const to = isWork ? 'saved' : 'work';
      const other = to === 'work' ? work?.edited : newest?.document;
      const key = row === null ? '' : unitKey(row.unit);
      const at =
        other === undefined ? -1 : ruleRows(other, [], []).findIndex(({ unit }) => unitKey(unit) === key);
      goInRules({ source: to, ...(at < 0 ? {} : { row: at }) });
    },
  };
}
