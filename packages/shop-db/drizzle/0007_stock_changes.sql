-- A sale changes a variant's stock and with it its product's revision, and no word that anybody searches for. A trigger
-- that runs before an update makes Postgres write the search document anew each time; so revisions are raised after it.
drop trigger products_revise on products;
--> statement-breakpoint
create or replace function products_revise() returns trigger language plpgsql as $$
begin
  new.revision := next_revision(0);
  return new;
end $$;
--> statement-breakpoint
create trigger products_revise before insert on products
for each row execute function products_revise();
--> statement-breakpoint
create function products_raise() returns trigger language plpgsql as $$
begin
  update products set revision = next_revision(greatest(old.revision, new.revision)) where id = new.id;
  return null;
end $$;
--> statement-breakpoint
-- What shows has changed and nobody raised the revision, or somebody set it back. It may be set forward by hand.
create trigger products_raise after update on products
for each row when (
  new.revision < old.revision or new.revision = old.revision and
  (new.slug, new.name, new.description, new.category_slug, new.listed)
    is distinct from (old.slug, old.name, old.description, old.category_slug, old.listed)
) execute function products_raise();
--> statement-breakpoint
-- As before, with the revision it is to have.
create or replace function products_touch(product_ids text[]) returns void language plpgsql
set enable_seqscan = off as $$
begin
  perform from products where id = any (product_ids) order by id for no key update;
  update products set
    revision = next_revision(revision),
    lowest_price = (select min(price_amount) from variants where product_id = products.id)
  where id = any (product_ids);
end $$;
--> statement-breakpoint
-- Room in each page for the next state of a row: then no index has to hear of a sale.
alter table products set (fillfactor = 70);
--> statement-breakpoint
alter table variants set (fillfactor = 70);
