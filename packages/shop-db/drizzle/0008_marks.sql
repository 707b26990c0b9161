-- As in 0006: the plan is kept, and must not be the one that was right while there were few orders. What somebody else has in
-- his hands is left to a later call: one order would hold up everybody whose mark is made with its own.
create function carts_taken(wanted text[]) returns void language plpgsql
set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  -- What a power cut takes back of this is done again.
  perform set_config('synchronous_commit', 'off', true);
  update orders set cart_taken_at = clock_timestamp() where id = any (array(
    select id from orders where id = any (wanted) and cart_taken_at is null for no key update skip locked
  ));
end $$;
