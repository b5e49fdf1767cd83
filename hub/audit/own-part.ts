import { sql } from 'kysely';

/** Commands by which reviewers leave a trace on a case: to have reviewed it once is no part in it. */
const OF_THE_AUDIT = ['give-verdict', 'settle-review'];

/**
 * What somebody has to do with a closure: that they closed it, that the case is theirs to work on, or that something in
 * its timeline is their doing. For a query that has the tables `closings as k` and `cases as c`.
 */
export const ownPartOf = (account: string) => ({
  closed: sql<boolean>`coalesce(k.closed_by = ${account}::uuid, false)`,
  worked: sql<boolean>`(coalesce((c.facts ->> 'assignee')::uuid = ${account}::uuid, false) or exists (
    select from events e left join commands m on m.id = e.command_id
    where e.case_id = k.case_id and e.by_id = ${account}::uuid and coalesce(m.type <> all(${OF_THE_AUDIT}::text[]), true)
  ))`,
});
