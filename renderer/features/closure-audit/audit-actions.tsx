import ArrowDownwardOutlined from '@mui/icons-material/ArrowDownwardOutlined';
import ArrowUpwardOutlined from '@mui/icons-material/ArrowUpwardOutlined';
import ViewListOutlined from '@mui/icons-material/ViewListOutlined';
import type { Action } from '../../actions/action.ts';
import { listActionsOf } from '../../actions/list-action.ts';
import { create } from '../../workspace/create-store.ts';
import { AUDIT_SECTIONS, goInAudit } from './audit-place.ts';
import { SECTION_WORDS } from './section-tabs.tsx';

/** What the keys of a list do; null while none is on screen. */
export const auditRemote = create<{ step(by: number): void; open(): void } | null>(null);

export const auditAction = listActionsOf('audit', ['audit', 'closure', 'review', 'verdict', 'sample']);

/** Ways through a list. */
export function listSteps(none: string | null): Action[] {
  return [
    auditAction('next', 'Next in the list', ['j'], <ArrowDownwardOutlined />, none, () =>
      auditRemote.get()?.step(1),
    ),
    auditAction('previous', 'Previous in the list', ['k'], <ArrowUpwardOutlined />, none, () =>
      auditRemote.get()?.step(-1),
    ),
  ];
}

/** The parts of the screen, each by its number. */
export const SECTION_ACTIONS: readonly Action[] = AUDIT_SECTIONS.map((section, at) =>
  auditAction(
    section,
    `Audit: ${SECTION_WORDS[section].toLowerCase()}`,
    [String(at + 1)],
    <ViewListOutlined />,
    null,
    () => goInAudit({ section, listed: null }),
  ),
);
