-- Lower case without accents, so that "Gluhbirne" finds "Glühbirne" on every Postgres, with no extension needed.
create function fold_accents(words text) returns text
language sql immutable strict parallel safe
return lower(translate(
  replace(replace(words, 'ß', 'ss'), 'æ', 'ae'),
  'ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöøùúûüýÿ',
  'AAAAAACEEEEIIIINOOOOOOUUUUYaaaaaaceeeeiiiinoooooouuuuyy'
));
