CREATE TABLE "deleted_products" (
	"id" text PRIMARY KEY NOT NULL,
	"revision" bigint NOT NULL
);
--> statement-breakpoint
-- What was deleted before this and is not told yet: later than anything that was told.
insert into deleted_products (id, revision)
select distinct product_id, next_revision(0) from projection_queue
where product_id not in (select id from products);
--> statement-breakpoint
-- As before, and a revision may be set forward by hand.
create or replace function products_revise() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.revision := next_revision(0);
  elsif (new.revision, new.slug, new.name, new.description, new.category_slug, new.listed)
    is distinct from (old.revision, old.slug, old.name, old.description, old.category_slug, old.listed)
  then
    new.revision := next_revision(greatest(old.revision, new.revision - 1));
  end if;
  return new;
end $$;
--> statement-breakpoint
-- The end of a product has a revision of its own, and a product made again a later one than that, whatever the clock
-- says. It is looked up after the insert, which waits for a deletion that is not committed yet.
create or replace function products_enqueue() returns trigger language plpgsql as $$
declare ended bigint;
begin
  if tg_op = 'DELETE' then
    insert into deleted_products as it (id, revision) values (old.id, next_revision(old.revision))
    on conflict (id) do update set revision = greatest(it.revision, excluded.revision);
    insert into projection_queue (product_id) values (old.id);
  elsif tg_op = 'INSERT' then
    delete from deleted_products where id = new.id returning revision into ended;
    update products set revision = ended + 1 where id = new.id and revision <= ended;
    insert into projection_queue (product_id) values (new.id);
  elsif new.revision <> old.revision then
    insert into projection_queue (product_id) values (new.id);
  end if;
  return null;
end $$;
