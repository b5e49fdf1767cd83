-- Cases name the cases that repeat them. Of those linked before, who followed the other case for its own sake is not
-- known any more, so none of their callers would leave it with them.
update cases as original
set facts = jsonb_set(original.facts, '{duplicates}', repeats.list)
from (
  select
    (facts ->> 'duplicateOf')::uuid as of,
    jsonb_agg(jsonb_build_object('id', id, 'callerIds', '[]'::jsonb, 'anonymousCallers', 0) order by opened_at, id) as list
  from cases
  where facts ->> 'duplicateOf' is not null
  group by 1
) as repeats
where original.id = repeats.of;
