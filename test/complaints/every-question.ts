import type { hubQueries } from '../../shared/contract/hub-protocol.ts';
import type { CallerId, CaseId, ComplaintId } from '../../shared/domain/ids.ts';
import { ids } from '../test-hub.ts';

/** What of a complaint one could ask for. */
interface Sought {
  readonly complaintId: ComplaintId;
  readonly number: string;
  /** Its cases, one that is open and one that is closed. */
  readonly open: CaseId;
  readonly closed: CaseId;
  /** Who complains, and somebody who follows the open case. */
  readonly complainant: CallerId;
  readonly caller: CallerId;
  readonly phoneKeys: readonly string[];
  /** What was said. */
  readonly words: readonly string[];
  readonly phrase: readonly string[];
  readonly period: { readonly from: number; readonly to: number };
}

/**
 * Each question of the hub with words it understands, as near to a complaint as can be asked; null: it asks nothing of
 * what is there. A new question of the hub has to be put here.
 */
export function everyQuestion({
  complaintId,
  number,
  open,
  closed,
  complainant,
  caller,
  phoneKeys,
  words,
  phrase,
  period,
}: Sought): Record<keyof typeof hubQueries, readonly object[] | null> {
  const scope = { ...period, department: null, district: null };
  const search = {
    words: [],
    without: [],
    phrases: [],
    kinds: [],
    opened: null,
    closed: null,
    mine: false,
    overdue: false,
    reopened: false,
    escalated: false,
    number: null,
    phoneKey: null,
    held: null,
    limit: 50,
  };
  const term = (word: string) => ({
    word,
    begins: true,
    or: { states: [], services: [], departments: [], districts: [] },
  });
  return {
    complaint: [
      { complaintId, number: null },
      { complaintId: null, number },
    ],
    complaints: [
      { ended: true, caseId: null },
      { ended: false, caseId: null },
      { ended: true, caseId: open },
      { ended: true, caseId: closed },
    ],
    'complaint-receipt': [{ complaintId }],
    'complaint-trends': [
      { days: 30, department: null },
      { days: 30, department: 'BSS' },
    ],
    'get-case': [
      { caseId: open, number: null },
      { caseId: closed, number: null },
      { caseId: null, number },
      { caseId: null, number: number.slice(-6) },
    ],
    'reveal-contact': [{ caseId: open, callerId: complainant, reason: 'To call back' }],
    'list-colleagues': [{ department: null }],
    'count-states': [{}],
    'usual-times': [{}],
    'learned-words': [{}],
    'recent-closings': [{}],
    'search-cases': [
      ...words.map((word) => ({
        ...search,
        words: [term(word)],
      })),
      { ...search, phrases: [phrase] },
      { ...search, number: number.slice(-6) },
      ...phoneKeys.map((phoneKey) => ({ ...search, phoneKey })),
      search,
    ],
    'preview-merge': [{ caseId: open, callerId: caller, otherId: complainant }],
    'past-contacts': [
      { of: 'case', id: open },
      { of: 'caller', id: complainant },
    ],
    'sync-drafts': [{ consoleId: ids.console(), desk: 'Desk', writes: [], known: [] }],
    'sync-mentions': [{ seen: [], unseen: [] }],
    'hand-overs': [{}],
    macros: [{}],
    'tracking-link': [{ caseId: open, callerId: complainant }],
    'case-messages': [{ caseId: open }, { caseId: closed }],
    'directory-drafts': [{}],
    'directory-draft': [{ department: 'BSS' }],
    'directory-history': [{ before: null, limit: 10 }],
    'directory-version': [{ version: 1 }],
    'trigger-versions': [{}],
    'trigger-version': [{ version: null }],
    tickets: (['every-opened', 'every-closed', 'complained', 'reopened'] as const).map((by) => ({
      filter: { ...scope, by },
      after: null,
    })),
    scorecard: [scope, { ...scope, department: 'BSS' }],
    'report-exports': [{}],
    'audit-plan': [
      {
        plan: {
          period,
          departments: 'all',
          services: 'all',
          by: 'service',
          margin: 0.1,
          confidence: '0.95',
          least: 0,
        },
      },
    ],
    'audit-samples': [{}],
    'audit-items': [
      {
        sampleId: null,
        department: null,
        service: null,
        district: null,
        month: null,
        verdict: null,
        offset: 0,
        limit: 20,
      },
    ],
    'audit-risk': [{ department: null, reviewed: false, offset: 0, limit: 20 }],
    'audit-review': [{ caseId: closed, closing: 1, sampleId: null }],
    'audit-rates': [{ sampleId: null }],
    // These write, or judge what is sent along.
    'save-directory-draft': null,
    'discard-directory-draft': null,
    'renew-directory-draft': null,
    'publish-directory': null,
    'restore-directory': null,
    'check-triggers': null,
    'save-triggers': null,
    'check-audit-sample': null,
    'begin-what-if': null,
    'begin-try-triggers': null,
    study: null,
    'cancel-study': null,
  };
}
