-- As in 0006: the plan is kept, and must not be the one that was right while there were few orders. Rows are locked in the
-- order of their names, so that two of these never wait for each other in a circle.
create function carts_taken(wanted text[]) returns void language plpgsql
set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  -- What a power cut takes back of this is done again.
  perform set_config('synchronous_commit', 'off', true);
  perform from orders where id = any (wanted) order by id for no key update;
  update orders set cart_taken_at = clock_timestamp() where id = any (wanted) and cart_taken_at is null;
end $$;
