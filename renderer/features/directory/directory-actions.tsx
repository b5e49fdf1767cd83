import AddOutlined from '@mui/icons-material/AddOutlined';
import ArrowBackOutlined from '@mui/icons-material/ArrowBackOutlined';
import ArrowDownwardOutlined from '@mui/icons-material/ArrowDownwardOutlined';
import ArrowUpwardOutlined from '@mui/icons-material/ArrowUpwardOutlined';
import CompareArrowsOutlined from '@mui/icons-material/CompareArrowsOutlined';
import ContentCopyOutlined from '@mui/icons-material/ContentCopyOutlined';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import FilterListOutlined from '@mui/icons-material/FilterListOutlined';
import PublishOutlined from '@mui/icons-material/PublishOutlined';
import VerifiedOutlined from '@mui/icons-material/VerifiedOutlined';
import ViewWeekOutlined from '@mui/icons-material/ViewWeekOutlined';
import type { Action } from '../../actions/action.ts';
import { listActionsOf } from '../../actions/list-action.ts';
import { goInDirectory } from './directory-place.ts';
import type { SectionTab } from './directory-head.tsx';

/** What the directory's keys do, and why not. */
export interface DirectoryDeeds {
  readonly whyNoStep: string | null;
  readonly whyNoEntry: string | null;
  readonly whyNoEdit: string | null;
  readonly whyNoPublish: string | null;
  readonly whyNoDraft: string | null;
  step(by: number): void;
  filter(): void;
  back(): void;
  edit(): void;
  add(): void;
  duplicate(): void;
  remove(): void;
  verify(): void;
  publish(): void;
  flip(): void;
}

const action = listActionsOf('directory', ['directory', 'contact point', 'roster', 'duty']);

/** The parts of the screen, each by its number, and the way from what is published to the draft and back. */
export function sectionActions(tabs: readonly SectionTab[], deeds: DirectoryDeeds): Action[] {
  const parts = tabs.map(({ section, label, keys, whyNot }) =>
    action(section, `Directory: ${label.toLowerCase()}`, [keys], <ViewWeekOutlined />, whyNot, () =>
      goInDirectory({ section }),
    ),
  );
  return [
    ...parts,
    action('flip', 'Published or draft', ['o'], <CompareArrowsOutlined />, deeds.whyNoDraft, deeds.flip),
  ];
}

/** Keys that go about in the list. */
export function listActions(deeds: DirectoryDeeds): Action[] {
  const none = deeds.whyNoStep;
  return [
    action('next', 'Next in the list', ['j'], <ArrowDownwardOutlined />, none, () => deeds.step(1)),
    action('previous', 'Previous in the list', ['k'], <ArrowUpwardOutlined />, none, () => deeds.step(-1)),
    action('filter', 'Find an entry', ['f'], <FilterListOutlined />, null, deeds.filter),
    action('back', 'Back to the list', ['escape'], <ArrowBackOutlined />, null, deeds.back),
  ];
}

/** What can be done with the chosen entry and the draft; these stand below the list. */
export function entryActions(deeds: DirectoryDeeds): Action[] {
  const { whyNoEntry, whyNoEdit } = deeds;
  const one = whyNoEdit ?? whyNoEntry;
  return [
    action('edit', 'Edit', ['e'], <EditOutlined />, one, deeds.edit),
    action('new', 'New entry', ['n'], <AddOutlined />, whyNoEdit, deeds.add),
    action('duplicate', 'Duplicate', ['d'], <ContentCopyOutlined />, one, deeds.duplicate),
    action('verify', 'Verified today', ['v'], <VerifiedOutlined />, one, deeds.verify),
    action('remove', 'Remove', ['x'], <DeleteOutlined />, one, deeds.remove),
    action('publish', 'Publish', ['p'], <PublishOutlined />, deeds.whyNoPublish, deeds.publish),
  ];
}
