CREATE TABLE "categories" (
	"slug" text PRIMARY KEY NOT NULL,
	"names" jsonb NOT NULL,
	"descriptions" jsonb NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "categories_slug" CHECK ("categories"."slug" ~ '^[0-9a-z]+(-[0-9a-z]+)*$' and char_length("categories"."slug") <= 120),
	CONSTRAINT "categories_names" CHECK ("categories"."names" ?& array['en', 'de']),
	CONSTRAINT "categories_descriptions" CHECK ("categories"."descriptions" ?& array['en', 'de'])
);
--> statement-breakpoint
CREATE TABLE "images" (
	"product_id" text NOT NULL,
	"position" integer NOT NULL,
	"url" text NOT NULL,
	"alt" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	CONSTRAINT "images_pk" PRIMARY KEY("product_id","position"),
	CONSTRAINT "images_size" CHECK ("images"."width" > 0 and "images"."height" > 0)
);
--> statement-breakpoint
CREATE TABLE "price_history" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "price_history_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"variant_id" text NOT NULL,
	"amount" bigint NOT NULL,
	"currency" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "products" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"keywords" text DEFAULT '' NOT NULL,
	"category_slug" text NOT NULL,
	"position" integer NOT NULL,
	"listed" boolean DEFAULT true NOT NULL,
	"published_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"revision" bigint DEFAULT 0 NOT NULL,
	"lowest_price" bigint,
	"search" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector('english'::regconfig, 'the of the ' || fold_accents(name)), 'A') || setweight(to_tsvector('words'::regconfig, 'the of the ' || fold_accents(name)), 'A') || setweight(to_tsvector('english'::regconfig, 'the of the ' || fold_accents(keywords)), 'B') || setweight(to_tsvector('words'::regconfig, 'the of the ' || fold_accents(keywords)), 'B') || setweight(to_tsvector('english'::regconfig, 'the of the ' || fold_accents(description)), 'C')) STORED,
	CONSTRAINT "products_slug_unique" UNIQUE("slug"),
	CONSTRAINT "products_id" CHECK ("products"."id" ~ '^[0-9A-Za-z_-]{1,24}$'),
	CONSTRAINT "products_slug" CHECK ("products"."slug" ~ '^[0-9a-z]+(-[0-9a-z]+)*$' and char_length("products"."slug") <= 120),
	CONSTRAINT "products_name" CHECK (char_length("products"."name") between 1 and 80)
);
--> statement-breakpoint
CREATE TABLE "projection_queue" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "projection_queue_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"product_id" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "variants" (
	"id" text PRIMARY KEY NOT NULL,
	"product_id" text NOT NULL,
	"sku" text NOT NULL,
	"name" text NOT NULL,
	"price_amount" bigint NOT NULL,
	"price_currency" text NOT NULL,
	"stock" integer NOT NULL,
	"available" boolean DEFAULT true NOT NULL,
	"min" integer DEFAULT 1 NOT NULL,
	"max" integer DEFAULT 99 NOT NULL,
	"step" integer DEFAULT 1 NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "variants_sku_unique" UNIQUE("sku"),
	CONSTRAINT "variants_id" CHECK ("variants"."id" ~ '^[0-9A-Za-z_-]{1,24}$'),
	CONSTRAINT "variants_price" CHECK ("variants"."price_amount" between 0 and 100000000),
	CONSTRAINT "variants_currency" CHECK ("variants"."price_currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "variants_stock" CHECK ("variants"."stock" >= 0),
	CONSTRAINT "variants_quantities" CHECK ("variants"."min" >= 1 and "variants"."max" between "variants"."min" and 9999 and "variants"."step" between 1 and 9999)
);
--> statement-breakpoint
ALTER TABLE "images" ADD CONSTRAINT "images_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_category_slug_categories_slug_fk" FOREIGN KEY ("category_slug") REFERENCES "public"."categories"("slug") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "variants" ADD CONSTRAINT "variants_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "price_history_by_variant" ON "price_history" USING btree ("variant_id","id");--> statement-breakpoint
CREATE INDEX "products_by_position" ON "products" USING btree ("position","id") WHERE "products"."listed";--> statement-breakpoint
CREATE INDEX "products_by_published" ON "products" USING btree ("published_at","id") WHERE "products"."listed";--> statement-breakpoint
CREATE INDEX "products_by_price" ON "products" USING btree ("lowest_price","id") WHERE "products"."listed";--> statement-breakpoint
CREATE INDEX "products_by_name" ON "products" USING btree ("name" collate "und-x-icu","id") WHERE "products"."listed";--> statement-breakpoint
CREATE INDEX "products_by_category" ON "products" USING btree ("category_slug","position","id");--> statement-breakpoint
CREATE INDEX "products_search" ON "products" USING gin ("search");--> statement-breakpoint
CREATE INDEX "projection_queue_by_product" ON "projection_queue" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "variants_by_product" ON "variants" USING btree ("product_id","position","id");