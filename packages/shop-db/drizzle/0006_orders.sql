-- What is done for every order, each in one call: nothing is held while the caller thinks, and what is wanted by many
-- (a hot product) is taken last and let go by the commit that follows at once. Plans are kept, whatever stands in between.
--
-- Every look-up is by key, in tables that grow. A plan is made once and kept, whatever the arguments, and it must not be the
-- one that was right while the tables were empty: hence the settings beside the functions that are called from outside.
--
-- Everybody takes locks in this order, so nobody waits in a circle: the caller's key, dots by name, payment, order,
-- reservations by variant, products by id, and with its product a variant, the code.

-- A product's lock is its variants', because every change of one changes the product too.
create function lock_goods(wanted text[]) returns void language plpgsql as $$
begin
  perform from products
  where id in (select product_id from variants where variants.id = any (wanted))
  order by id for no key update;
end $$;
--> statement-breakpoint
-- Two calls about what is reserved for one cart take turns, also when nothing is yet.
create function lock_reservations(cart text) returns void language sql
return (select pg_advisory_xact_lock(hashtextextended('dotcart reservations of ' || cart, 0)));
--> statement-breakpoint
-- Whether too little is there for an order that nobody has placed yet: a glance that holds up nobody, of one moment, so that
-- an order that took the last of it is found too.
create function is_sold_out(request jsonb) returns boolean language plpgsql stable as $$
begin
  return exists (
    select from jsonb_to_recordset(request -> 'lines') as line (variant_id text, quantity integer)
    join variants on variants.id = line.variant_id
    where stock + coalesce((
      select reserved.quantity from stock_reservations as reserved
      where reserved.cart_id = request -> 'order' ->> 'cart_id' and reserved.variant_id = line.variant_id
    ), 0) < line.quantity
  ) and not exists (
    select from idempotency_keys
    where subject = request -> 'order' ->> 'subject' and procedure = 'checkout.place' and key = request ->> 'key'
  ) and not exists (
    select from jsonb_to_recordset(request -> 'dots') as dot (rid text, n integer) join order_dots using (rid, n)
  );
end $$;
--> statement-breakpoint
-- Answers the order's number and when it was written down; null when its goods are seen not to be there. Raises SHKEY when
-- the key is known, SHDOT when a dot is another order's, SHOLD when goods or code are not as the order says; then nothing
-- of it stays.
create function place_order(request jsonb) returns jsonb language plpgsql
set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  it constant orders := jsonb_populate_record(null::orders, request -> 'order');
  given bigint;
  held integer;
  wanted text[];
  takes integer[];
  prices bigint[];
begin
  -- Many wait for its goods, so its commit does not wait for the disk. It is on the disk when `drive_payment` is answered,
  -- and nobody is told of the order, nor money asked for, before that.
  perform set_config('synchronous_commit', 'off', true);
  if is_sold_out(request) then return null; end if;
  insert into orders (
    id, subject, cart_id, email, language, address, currency, subtotal, discount_code, discount,
    delivery_id, delivery_name, delivery, tax_basis_points, tax, total, placed_at
  ) values (
    it.id, it.subject, it.cart_id, it.email, it.language, it.address, it.currency, it.subtotal, it.discount_code, it.discount,
    it.delivery_id, it.delivery_name, it.delivery, it.tax_basis_points, it.tax, it.total, it.placed_at
  ) on conflict (id) do nothing returning number into given;
  if given is null then raise exception 'the order was placed before' using errcode = 'SHKEY'; end if;

  -- Waits for a call with the same key that is under way.
  insert into idempotency_keys (subject, procedure, key, request_hash, order_id)
  values (it.subject, 'checkout.place', request ->> 'key', request ->> 'requestHash', it.id)
  on conflict do nothing;
  if not found then raise exception 'the key is known' using errcode = 'SHKEY'; end if;

  insert into order_dots (rid, n, order_id)
  select dot.rid, dot.n, it.id from jsonb_to_recordset(request -> 'dots') as dot (rid text, n integer)
  order by 1, 2
  on conflict do nothing;
  get diagnostics held = row_count;
  if held <> jsonb_array_length(request -> 'dots') then raise exception 'a dot is taken' using errcode = 'SHDOT'; end if;

  insert into order_lines (
    order_id, position, variant_id, product_id, sku, name, variant_name, slug, image, price, quantity, subtotal
  ) select
    it.id, position, variant_id, product_id, sku, name, variant_name, slug, image, price, quantity, subtotal
  from jsonb_populate_recordset(null::order_lines, request -> 'lines');

  -- Whoever places it drives it at once; a job does when he is not heard of.
  insert into payments (order_id, provider, token, amount, currency, due_at, created_at)
  values (it.id, request ->> 'provider', request ->> 'token', it.total, it.currency, now() + interval '10 seconds', now());
  -- Told when it is on the disk by all means.
  insert into outbox (topic, key, payload, due_at) values ('order.placed', it.id, '{}', now() + interval '2 seconds');
  insert into audit_trail (actor, action, target) values (it.subject, 'placed', 'order:' || it.id);

  perform lock_reservations(it.cart_id);
  -- What was reserved for this cart is its own; what it does not order after all goes back.
  with reserved as (
    delete from stock_reservations where cart_id = it.cart_id returning variant_id, quantity
  ), ordered as (
    select variant_id, sum(quantity) as quantity, max(price) as price from order_lines where order_id = it.id group by 1
  )
  select array_agg(variant_id), array_agg(coalesce(ordered.quantity, 0) - coalesce(reserved.quantity, 0)), array_agg(price)
  into wanted, takes, prices
  from ordered full join reserved using (variant_id);

  perform lock_goods(wanted);
  with taken as (
    update variants set stock = stock - take
    from unnest(wanted, takes, prices) as goods (variant_id, take, price)
    where variants.id = goods.variant_id and (goods.price is null or (
      stock >= take and available and price_amount = goods.price and price_currency = it.currency
      and exists (select from products where products.id = product_id and listed)
    ))
    returning goods.price
  )
  select count(price) into held from taken;
  if held <> (select count(price) from unnest(prices) as price) then
    raise exception 'goods are not as ordered' using errcode = 'SHOLD';
  end if;

  -- Last of all: one code may be in every order there is.
  if it.discount_code is not null then
    update discount_codes set uses = uses + 1
    where code = it.discount_code and (use_limit is null or uses < use_limit);
    if not found then raise exception 'the code is used up' using errcode = 'SHOLD'; end if;
  end if;
  return jsonb_build_object('number', given::text, 'at', (extract(epoch from now()) * 1000)::bigint);
end $$;
--> statement-breakpoint
-- A payment and the order's status beside it, as the books answer it.
create function payment_json(payment payments, order_status text) returns jsonb language sql stable
return jsonb_build_object(
  'orderId', payment.order_id, 'orderStatus', order_status, 'provider', payment.provider, 'token', payment.token,
  'reference', payment.reference, 'amount', payment.amount, 'currency', payment.currency, 'state', payment.state,
  'goal', payment.goal, 'action', payment.action, 'attempts', payment.attempts,
  'createdAt', (extract(epoch from payment.created_at) * 1000)::bigint
);
--> statement-breakpoint
-- The lease runs by this clock alone; it is read after whoever held the row is done.
create function drive_payment(wanted text, by_whom text, lease interval) returns jsonb language plpgsql
set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  it payments;
begin
  perform from payments where order_id = wanted for no key update;
  -- Due at the very end of the lease: `leave` tells by it that nobody asked for something meanwhile.
  update payments set
    driver = by_whom,
    driven_until = ends,
    due_at = ends,
    attempts = attempts + 1
  from (select clock_timestamp() + lease as ends) as this
  where order_id = wanted and (driven_until is null or driven_until <= clock_timestamp() or driver = by_whom)
  returning * into it;
  if it.order_id is null then return null; end if;
  return payment_json(it, (select status from orders where id = wanted));
end $$;
--> statement-breakpoint
-- `follows` says for each goal what an order of each status becomes by this news, and whether anything is left to do then.
create function note_payment(wanted text, by_whom text, news jsonb, follows jsonb) returns jsonb language plpgsql
set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  it payments;
  was text;
  becomes text;
begin
  select * into it from payments where order_id = wanted for no key update;
  if it.driver is distinct from by_whom then return null; end if;
  select status into was from orders where id = wanted for no key update;
  becomes := follows -> it.goal -> 'becomes' ->> was;

  update payments set
    state = news ->> 'state',
    reference = coalesce(news ->> 'reference', reference),
    action = nullif(news -> 'action', 'null'),
    reason = coalesce(news ->> 'reason', reason),
    driven_until = case when (follows -> goal ->> 'isDone')::boolean then null else driven_until end,
    due_at = case when (follows -> goal ->> 'isDone')::boolean then null else due_at end
  where order_id = wanted returning * into it;
  if becomes is null then
    -- What a power cut takes back here is found out anew: the provider is asked again.
    perform set_config('synchronous_commit', 'off', true);
    return payment_json(it, was);
  end if;

  update orders set status = becomes where id = wanted;
  insert into outbox (topic, key, payload) values ('order.' || becomes, wanted, '{}');
  insert into audit_trail (actor, action, target, detail) values (
    'system',
    case when becomes = 'cancelled' and it.state = 'declined' then 'payment-declined' else becomes end,
    'order:' || wanted,
    jsonb_strip_nulls(jsonb_build_object('reason', it.reason, 'reference', it.reference))
  );
  if becomes = 'cancelled' then
    delete from order_dots where order_id = wanted;
    -- A late repetition of the call does not begin anew what somebody has ended.
    delete from idempotency_keys where order_id = wanted and it.state = 'declined';
  end if;
  if becomes = 'cancelled' or (becomes = 'refunded' and was = 'paid') then perform put_back(wanted); end if;
  if becomes = 'cancelled' then
    -- Whoever counts uses anew by hand stops no order's end by it.
    update discount_codes set uses = greatest(uses - 1, 0) where code = (select discount_code from orders where id = wanted);
  end if;
  return payment_json(it, becomes);
end $$;
--> statement-breakpoint
-- Puts an order's goods back on the shelf; what is not sold any more has none. A shelf that a merchant filled to the brim
-- stays full: an order must be able to end.
create function put_back(wanted text) returns void language plpgsql as $$
begin
  perform lock_goods(array(select variant_id from order_lines where order_id = wanted));
  update variants set stock = least(stock + back.quantity, 2147483647)
  from (select variant_id, sum(quantity) as quantity from order_lines where order_id = wanted group by 1) as back
  where variants.id = back.variant_id;
end $$;
--> statement-breakpoint
-- Answers until when, null when nothing is reserved any more, or what there is too little of; then nothing changed. Nobody
-- reserves more than he could order, nor longer by asking again before it is over.
create function reserve_goods(cart text, lines jsonb, lasting interval) returns jsonb language plpgsql
set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  wanted text[];
  takes integer[];
  quantities integer[];
  ends timestamptz(3);
  short record;
begin
  perform lock_reservations(cart);
  perform from stock_reservations where cart_id = cart order by variant_id for update;
  select coalesce(min(expires_at), clock_timestamp() + lasting) into ends
  from stock_reservations where cart_id = cart and expires_at > clock_timestamp();
  select array_agg(variant_id), array_agg(coalesce(line.quantity, 0) - coalesce(reserved.quantity, 0)), array_agg(line.quantity)
  into wanted, takes, quantities
  from (select id as variant_id, sum(quantity)::integer as quantity from jsonb_to_recordset(lines) as each (id text, quantity integer) group by 1) as line
  full join (select variant_id, quantity from stock_reservations where cart_id = cart) as reserved using (variant_id);
  if wanted is null then return null; end if;

  perform lock_goods(wanted);
  select goods.variant_id, goods.quantity, case when available and listed then least(stock + goods.quantity - goods.take, max) else 0 end as there
  into short
  from unnest(wanted, takes, quantities) as goods (variant_id, take, quantity)
  left join variants on variants.id = goods.variant_id
  left join products on products.id = product_id
  where goods.quantity is not null and not coalesce(available and listed and stock >= take and goods.quantity <= max, false)
  order by 1 limit 1;
  if found then
    return jsonb_build_object('variantId', short.variant_id, 'requested', short.quantity, 'available', coalesce(short.there, 0));
  end if;

  delete from stock_reservations where cart_id = cart;
  update variants set stock = stock - take
  from unnest(wanted, takes) as goods (variant_id, take) where variants.id = goods.variant_id;
  insert into stock_reservations (cart_id, variant_id, quantity, expires_at)
  select cart, variant_id, quantity, ends from unnest(wanted, quantities) as goods (variant_id, quantity) where quantity is not null;
  if not found then return null; end if;
  return jsonb_build_object('until', (extract(epoch from ends) * 1000)::bigint);
end $$;
--> statement-breakpoint
-- Answers how many carts' it was. What somebody else has in his hands is left to him.
create function release_expired(at_most integer) returns integer language plpgsql
set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  carts text[];
  wanted text[];
  backs integer[];
begin
  with expired as (
    select cart_id, variant_id from stock_reservations
    where cart_id in (
      select cart_id from stock_reservations where expires_at <= now()
      group by cart_id order by min(expires_at) limit at_most
    )
      and expires_at <= now()
    order by variant_id, cart_id for update skip locked
  ), gone as (
    delete from stock_reservations using expired
    where stock_reservations.cart_id = expired.cart_id and stock_reservations.variant_id = expired.variant_id
    returning stock_reservations.cart_id, stock_reservations.variant_id, quantity
  ), back as (
    select variant_id, sum(quantity) as quantity from gone group by 1
  )
  select (select array_agg(distinct cart_id) from gone), array_agg(variant_id), array_agg(quantity)
  into carts, wanted, backs from back;
  if wanted is null then return 0; end if;

  perform lock_goods(wanted);
  update variants set stock = least(stock::bigint + back.quantity, 2147483647)
  from unnest(wanted, backs) as back (variant_id, quantity) where variants.id = back.variant_id;
  return cardinality(carts);
end $$;
--> statement-breakpoint
-- Which of these dots are in an order, and in which.
create function taken_dots(dots jsonb) returns jsonb language plpgsql stable
set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'dot', rid || ':' || n, 'orderId', orders.id, 'orderNumber', number::text, 'isPending', status = 'pending'
    ) order by rid, n), '[]')
    from jsonb_to_recordset(dots) as dot (rid text, n integer)
    join order_dots using (rid, n) join orders on orders.id = order_id
  );
end $$;
--> statement-breakpoint
-- What a checkout asks, in one statement and therefore of one moment.
create function checkout_facts(question jsonb) returns jsonb language plpgsql stable
set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  variant_ids constant text[] := array(select jsonb_array_elements_text(question -> 'variantIds'));
  cart constant text := question ->> 'cartId';
begin
  return (select jsonb_build_object(
    'variants', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', variants.id, 'sku', sku, 'name', variants.name,
        'price', jsonb_build_object('amount', price_amount, 'currency', price_currency),
        'stock', stock, 'available', available, 'min', min, 'max', max, 'step', step, 'weightGrams', weight_grams,
        'product', jsonb_build_object('id', products.id, 'slug', slug, 'name', products.name, 'image', (
          select jsonb_build_object('url', url, 'alt', alt, 'width', width, 'height', height)
          from images where images.product_id = products.id order by images.position limit 1
        ))
      )), '[]')
      from variants join products on products.id = product_id
      where variants.id = any (variant_ids) and listed
    ),
    'reserved', (
      select coalesce(jsonb_agg(jsonb_build_object('variantId', variant_id, 'quantity', quantity)), '[]')
      from stock_reservations where cart_id = cart
    ),
    'reservedUntil', (
      select (extract(epoch from min(expires_at)) * 1000)::bigint from stock_reservations where cart_id = cart
    ),
    'discount', (
      select jsonb_build_object(
        'code', code, 'kind', kind, 'value', value, 'minimum', minimum, 'usesLeft', use_limit - uses,
        'validFrom', (extract(epoch from valid_from) * 1000)::bigint,
        'validUntil', (extract(epoch from valid_until) * 1000)::bigint
      ) from discount_codes where code = question ->> 'code'
    ),
    'taken', taken_dots(question -> 'dots'),
    'bought', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'variantId', variant_id, 'quantity', quantity, 'orderId', order_id, 'orderNumber', number::text,
        'placedAt', (extract(epoch from placed_at) * 1000)::bigint
      ) order by number desc), '[]')
      from (
        -- Its own orders first: a plan that begins with what is paid reads all that anybody ever bought.
        with own as materialized (
          select id, number, placed_at, status from orders where cart_id = cart
          union
          select id, number, placed_at, status from orders where subject = question ->> 'subject'
        )
        select distinct on (variant_id) variant_id, quantity, order_id, number, placed_at
        from own join order_lines on order_id = own.id
        where status in ('paid', 'fulfilled', 'delivered') and variant_id = any (variant_ids)
        order by variant_id, number desc
      ) as latest
    )
  ));
end $$;
