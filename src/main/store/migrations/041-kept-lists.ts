// Migration 41: lists that take long to put together, kept from one session to the next. Frozen once released.

/** What these lists are made of. */
const columns =
  'path, presence, sort_album_artist, sort_album, track_number, disc_number, album, album_artist, artist, folder';
const drop = 'WHEN EXISTS (SELECT 1 FROM kept_lists) BEGIN DELETE FROM kept_lists; END';

export const keptLists = /* sql */ `
  CREATE TABLE kept_lists (
    -- With a number that is another when it is put together in another way.
    name TEXT NOT NULL PRIMARY KEY,
    list BLOB NOT NULL
  ) STRICT;
  -- A list holds as long as what it was made of.
  CREATE TRIGGER kept_lists_more AFTER INSERT ON tracks ${drop};
  CREATE TRIGGER kept_lists_fewer AFTER DELETE ON tracks ${drop};
  CREATE TRIGGER kept_lists_other AFTER UPDATE OF ${columns} ON tracks ${drop};
`;
