import AddOutlined from '@mui/icons-material/AddOutlined';
import ArrowBackOutlined from '@mui/icons-material/ArrowBackOutlined';
import ArrowDownwardOutlined from '@mui/icons-material/ArrowDownwardOutlined';
import ArrowUpwardOutlined from '@mui/icons-material/ArrowUpwardOutlined';
import CompareArrowsOutlined from '@mui/icons-material/CompareArrowsOutlined';
import ContentCopyOutlined from '@mui/icons-material/ContentCopyOutlined';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import PowerSettingsNewOutlined from '@mui/icons-material/PowerSettingsNewOutlined';
import SaveOutlined from '@mui/icons-material/SaveOutlined';
import ViewListOutlined from '@mui/icons-material/ViewListOutlined';
import type { Action } from '../../actions/action.ts';
import { listActionsOf } from '../../actions/list-action.ts';
import type { RulesTab } from './rules-head.tsx';
import { goInRules } from './rules-place.ts';

/** What the keys of the rules do, and why not. */
export interface RulesDeeds {
  readonly whyNoStep: string | null;
  /** Writing at all. */
  readonly whyNoWrite: string | null;
  /** What only rules can: be switched, moved, copied. */
  readonly whyNoRule: string | null;
  readonly whyNoRemove: string | null;
  readonly whyNoSave: string | null;
  /** What switching would do. */
  readonly switchLabel: string;
  step(by: number): void;
  back(): void;
  edit(): void;
  add(): void;
  duplicate(): void;
  flipActive(): void;
  move(by: number): void;
  remove(): void;
  save(): void;
  flip(): void;
}

const action = listActionsOf('rules', ['rule', 'trigger', 'escalation', 'by itself']);

/** The parts of the screen, each by its number, and the way from what holds to the working copy and back. */
export function sectionActions(tabs: readonly RulesTab[], deeds: RulesDeeds): Action[] {
  const parts = tabs.map(({ section, label, keys, whyNot }) =>
    action(section, `Escalation rules: ${label.toLowerCase()}`, [keys], <ViewListOutlined />, whyNot, () =>
      goInRules({ section }),
    ),
  );
  const icon = <CompareArrowsOutlined />;
  return [
    ...parts,
    action('flip', 'In force or working copy', ['o'], icon, deeds.whyNoWrite, deeds.flip),
    action('save', 'Save', ['s'], <SaveOutlined />, deeds.whyNoSave, deeds.save),
  ];
}

/** Keys that go about in the list. */
export function listActions(deeds: RulesDeeds): Action[] {
  const none = deeds.whyNoStep;
  return [
    action('next', 'Next in the list', ['j'], <ArrowDownwardOutlined />, none, () => deeds.step(1)),
    action('previous', 'Previous in the list', ['k'], <ArrowUpwardOutlined />, none, () => deeds.step(-1)),
    action('back', 'Back to the list', ['escape'], <ArrowBackOutlined />, null, deeds.back),
  ];
}

/** What can be done with the chosen part; these stand below the list, with the way to save. */
export function ruleActions(deeds: RulesDeeds): Action[] {
  const one = deeds.whyNoWrite ?? deeds.whyNoRule;
  return [
    action('edit', 'Edit', ['e'], <EditOutlined />, deeds.whyNoWrite, deeds.edit),
    action('switch', deeds.switchLabel, ['t'], <PowerSettingsNewOutlined />, one, deeds.flipActive),
    action('new', 'New rule', ['n'], <AddOutlined />, deeds.whyNoWrite, deeds.add),
    action('duplicate', 'Duplicate', ['d'], <ContentCopyOutlined />, one, deeds.duplicate),
    action('up', 'Graver', ['shift+k'], <ArrowUpwardOutlined />, one, () => deeds.move(-1)),
    action('down', 'Less grave', ['shift+j'], <ArrowDownwardOutlined />, one, () => deeds.move(1)),
    action(
      'remove',
      'Remove',
      ['x'],
      <DeleteOutlined />,
      deeds.whyNoWrite ?? deeds.whyNoRemove,
      deeds.remove,
    ),
  ];
}
