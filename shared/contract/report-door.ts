import { query } from './procedure.ts';
import { REPORT_QUERIES } from './report.ts';

/** Where the files of reports are: GET /reports/<the hub's path>, passed on as it comes. */
export const REPORTS = '/reports/';

/** Reports; all of them need the hub. */
export const REPORT_DOOR = {
  'report.tickets': query(REPORT_QUERIES.tickets.input, REPORT_QUERIES.tickets.output),
  'report.scorecard': query(REPORT_QUERIES.scorecard.input, REPORT_QUERIES.scorecard.output),
  'report.exports': query(REPORT_QUERIES['report-exports'].input, REPORT_QUERIES['report-exports'].output),
} as const;
