-- Lower case without accents, so that "Gluhbirne" finds "Glühbirne" on every Postgres, with no extension needed.
create function fold_accents(words text) returns text
language sql immutable strict parallel safe
return lower(translate(
  replace(replace(words, 'ß', 'ss'), 'æ', 'ae'),
  'ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöøùúûüýÿ',
  'AAAAAACEEEEIIIINOOOOOOUUUUYaaaaaaceeeeiiiinoooooouuuuyy'
));
--> statement-breakpoint
-- Words as they are written, without those that say nothing.
create text search dictionary words (template = pg_catalog.simple, stopwords = english);
--> statement-breakpoint
create text search configuration words (copy = pg_catalog.simple);
--> statement-breakpoint
alter text search configuration words
  alter mapping for asciiword, word, numword, asciihword, hword, numhword, hword_asciipart, hword_part, hword_numpart
  with words;
