-- What must happen whoever changes the catalogue, by whatever means: it happens here, in the same transaction.

-- Later is larger, also after a delete, a restore or a database made anew: hence the clock.
create function next_revision(previous bigint) returns bigint
language sql volatile
return greatest(previous + 1, (extract(epoch from clock_timestamp()) * 1000)::bigint);
--> statement-breakpoint
create function products_revise() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.revision := next_revision(0);
  elsif (new.revision, new.slug, new.name, new.description, new.category_slug, new.listed)
    is distinct from (old.revision, old.slug, old.name, old.description, old.category_slug, old.listed)
  then
    new.revision := next_revision(old.revision);
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger products_revise before insert or update on products
for each row execute function products_revise();
--> statement-breakpoint
create function products_enqueue() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    insert into projection_queue (product_id) values (old.id);
  elsif tg_op = 'INSERT' or new.revision <> old.revision then
    insert into projection_queue (product_id) values (new.id);
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger products_enqueue after insert or update or delete on products
for each row execute function products_enqueue();
--> statement-breakpoint
-- Locks the products before it looks at their variants: the second of two concurrent changes counts the first one in.
create function products_touch(product_ids text[]) returns void language plpgsql as $$
begin
  perform from products where id = any (product_ids) order by id for no key update;
  update products set
    revision = revision + 1,
    lowest_price = (select min(price_amount) from variants where product_id = products.id)
  where id = any (product_ids);
end $$;
--> statement-breakpoint
create function variants_inserted() returns trigger language plpgsql as $$
begin
  insert into price_history (variant_id, amount, currency, at)
  select id, price_amount, price_currency, clock_timestamp() from new_rows;
  perform products_touch(array(select distinct product_id from new_rows));
  return null;
end $$;
--> statement-breakpoint
create trigger variants_inserted after insert on variants
referencing new table as new_rows
for each statement execute function variants_inserted();
--> statement-breakpoint
create function variants_updated() returns trigger language plpgsql as $$
begin
  insert into price_history (variant_id, amount, currency, at)
  select n.id, n.price_amount, n.price_currency, clock_timestamp()
  from new_rows n left join old_rows o on o.id = n.id
  where (n.price_amount, n.price_currency) is distinct from (o.price_amount, o.price_currency);
  perform products_touch(array(
    select product_id from (select * from new_rows except select * from old_rows) as changed
    union
    select product_id from (select * from old_rows except select * from new_rows) as changed
  ));
  return null;
end $$;
--> statement-breakpoint
create trigger variants_updated after update on variants
referencing old table as old_rows new table as new_rows
for each statement execute function variants_updated();
--> statement-breakpoint
create function variants_deleted() returns trigger language plpgsql as $$
begin
  perform products_touch(array(select distinct product_id from old_rows));
  return null;
end $$;
--> statement-breakpoint
create trigger variants_deleted after delete on variants
referencing old table as old_rows
for each statement execute function variants_deleted();
--> statement-breakpoint
create function images_inserted() returns trigger language plpgsql as $$
begin
  perform products_touch(array(select distinct product_id from new_rows));
  return null;
end $$;
--> statement-breakpoint
create trigger images_inserted after insert on images
referencing new table as new_rows
for each statement execute function images_inserted();
--> statement-breakpoint
create function images_updated() returns trigger language plpgsql as $$
begin
  perform products_touch(array(
    select product_id from (select * from new_rows except select * from old_rows) as changed
    union
    select product_id from (select * from old_rows except select * from new_rows) as changed
  ));
  return null;
end $$;
--> statement-breakpoint
create trigger images_updated after update on images
referencing old table as old_rows new table as new_rows
for each statement execute function images_updated();
--> statement-breakpoint
-- The same duty as for variants: no product is shown as it was.
create trigger images_deleted after delete on images
referencing old table as old_rows
for each statement execute function variants_deleted();
--> statement-breakpoint
create function categories_renamed() returns trigger language plpgsql as $$
begin
  perform products_touch(array(select id from products where category_slug = new.slug));
  return null;
end $$;
--> statement-breakpoint
create trigger categories_renamed after update on categories
for each row when (new.names is distinct from old.names)
execute function categories_renamed();
