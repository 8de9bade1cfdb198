// Navidrome's navidrome.db: ratings, plays and playlists. Paths are absolute up to version 0.54, below a library's folder since.
import { countIn, nothingKnown, said, starsOf, timeOf } from '../../../core/imports/entries.ts';
import { columnOr, type ForeignDatabase, numberOf, textIn } from './table.ts';

type Row = Readonly<Record<string, unknown>>;

export const navidrome: ForeignDatabase = {
  needs: {
    media_file: ['id', 'path', 'title', 'artist', 'album', 'duration'],
    annotation: ['user_id', 'item_id', 'item_type', 'play_count', 'play_date', 'rating'],
    playlist: ['id', 'name'],
    playlist_tracks: ['id', 'playlist_id', 'media_file_id'],
  },
  read(db, tables, sink) {
    // Each of several people has ratings of their own; one library has one.
    const users = db
      .prepare<[], { user: unknown }>(/* sql */ `
        SELECT user_id AS user FROM annotation
        WHERE item_type = 'media_file' AND (coalesce(rating, 0) > 0 OR coalesce(play_count, 0) > 0)
        GROUP BY user_id ORDER BY count(*) DESC, user_id`)
      .all();
    if (users.length > 1)
      sink.note(
        `${users.length} people have rated or played music in it; ratings and plays are those of the one who has most.`,
      );
    const hasLibraries =
      tables.get('media_file')?.has('library_id') === true && tables.get('library')?.has('path') === true;
    const tracks = db.prepare<[unknown], Row>(/* sql */ `
      SELECT m.id, m.path, m.title, m.artist, m.album, m.duration, ${columnOr(tables, 'media_file', 'genre', 'm.genre')} AS genre,
        ${hasLibraries ? '(SELECT l.path FROM library l WHERE l.id = m.library_id)' : 'NULL'} AS root,
        a.rating, a.play_count AS plays, a.play_date AS playedAt
      FROM media_file m LEFT JOIN annotation a
        ON a.item_id = m.id AND a.item_type = 'media_file' AND a.user_id = ?
      ORDER BY m.id`);
    for (const row of tracks.iterate(users[0]?.user ?? null))
      sink.track({
        ...nothingKnown,
        key: String(row['id']),
        line: null,
        location: placeOf(said(textIn(row['path'])), said(textIn(row['root']))),
        title: said(textIn(row['title'])),
        artist: said(textIn(row['artist'])),
        album: said(textIn(row['album'])),
        seconds: numberOf(row['duration']),
        rating: starsOf(numberOf(row['rating']), 5),
        plays: countIn(textIn(row['plays'])),
        lastPlayedAt: timeOf(textIn(row['playedAt'])),
        genre: said(textIn(row['genre'])),
      });
    // What a smart one holds is written down with it.
    const lists = db.prepare<[], Row>('SELECT id, name FROM playlist ORDER BY name, id').all();
    const inList = db
      .prepare<[unknown], string>(
        'SELECT media_file_id FROM playlist_tracks WHERE playlist_id = ? ORDER BY id',
      )
      .pluck();
    for (const { id, name } of lists)
      sink.playlist({ name: said(textIn(name)) ?? '?', keys: inList.all(id).map(String) });
  },
};

function placeOf(path: string | null, root: string | null): string | null {
  if (path === null || root === null || /^(?:[/\\]|[a-z]:[/\\])/iu.test(path)) return path;
  return `${root.replace(/[/\\]+$/u, '')}/${path}`;
}
