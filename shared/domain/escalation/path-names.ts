import type { EscalationPath } from '../directory/directory.ts';

/** What each path is called. */
export const PATH_NAMES: Record<EscalationPath, string> = {
  emergency: 'Emergency',
  complaint: 'Complaint',
  routine: 'Question',
};
