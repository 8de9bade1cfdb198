// Mixxx's mixxxdb.sqlite: ratings, plays, hot cues and loops, playlists and crates. Read by the schemas of Mixxx 2.0 to 2.5.
import type { ReadCue } from '../../../core/domain/cuePoint.ts';
import { countIn, cueOf, nothingKnown, said, starsOf, timeOf } from '../../../core/imports/entries.ts';
import { columnOr, type ForeignDatabase, numberOf, textIn } from './table.ts';

/** Types of cues that a person sets; others are found by Mixxx. */
const hotCue = 1;
const loop = 4;
/** Positions count the samples of two channels. */
const channels = 2;

type Row = Readonly<Record<string, unknown>>;

export const mixxx: ForeignDatabase = {
  needs: {
    library: ['id', 'title', 'artist', 'location', 'rating', 'timesplayed'],
    track_locations: ['id', 'location'],
    Playlists: ['id', 'name', 'hidden'],
    PlaylistTracks: ['playlist_id', 'track_id', 'position'],
  },
  read(db, tables, sink) {
    const rates = new Map<number, number>();
    const cues = new Map<number, ReadCue[]>();
    const tracks = db.prepare<[], Row>(/* sql */ `
      SELECT l.id, l.title, l.artist, l.album, l.genre, l.duration, l.rating, l.timesplayed, l.samplerate, t.location AS path,
        ${columnOr(tables, 'library', 'last_played_at', 'l.last_played_at')} AS lastPlayedAt
      FROM library l JOIN track_locations t ON t.id = l.location
      WHERE coalesce(l.mixxx_deleted, 0) = 0 ORDER BY l.id`);
    for (const { id, samplerate } of tracks.iterate()) rates.set(Number(id), numberOf(samplerate) ?? 0);
    if (tables.has('cues')) {
      const all = db.prepare<[], Row>(/* sql */ `
        SELECT track_id AS track, type, position, length, hotcue,
          ${columnOr(tables, 'cues', 'label', 'label')} AS label, ${columnOr(tables, 'cues', 'color', 'color')} AS colour
        FROM cues WHERE type IN (${hotCue}, ${loop}) ORDER BY track_id, position`);
      for (const row of all.iterate()) {
        const track = Number(row['track']);
        const rate = rates.get(track) ?? 0;
        if (rate > 0) cues.set(track, [...(cues.get(track) ?? []), ...cueIn(row, rate)]);
      }
    }
    for (const row of tracks.iterate())
      sink.track({
        ...nothingKnown,
        key: String(row['id']),
        line: null,
        location: said(textIn(row['path'])),
        title: said(textIn(row['title'])),
        artist: said(textIn(row['artist'])),
        album: said(textIn(row['album'])),
        seconds: numberOf(row['duration']),
        rating: starsOf(numberOf(row['rating']), 5),
        plays: countIn(textIn(row['timesplayed'])),
        lastPlayedAt: timeOf(textIn(row['lastPlayedAt'])),
        genre: said(textIn(row['genre'])),
        cues: cues.get(Number(row['id'])) ?? [],
      });
    // Hidden ones are Mixxx's own: what was played each day, and the list of its Auto DJ.
    const lists = db
      .prepare<[], Row>('SELECT id, name FROM Playlists WHERE hidden = 0 ORDER BY position, id')
      .all();
    const inList = db
      .prepare<[number], number>(
        'SELECT track_id FROM PlaylistTracks WHERE playlist_id = ? ORDER BY position, id',
      )
      .pluck();
    for (const { id, name } of lists)
      sink.playlist({ name: said(textIn(name)) ?? '?', keys: inList.all(Number(id)).map(String) });
    if (!tables.has('crates') || !tables.has('crate_tracks')) return;
    const crates = db.prepare<[], Row>('SELECT id, name FROM crates ORDER BY id').all();
    const inCrate = db
      .prepare<[number], number>('SELECT track_id FROM crate_tracks WHERE crate_id = ? ORDER BY track_id')
      .pluck();
    for (const { id, name } of crates)
      sink.playlist({ name: said(textIn(name)) ?? '?', keys: inCrate.all(Number(id)).map(String) });
  },
};

function cueIn({ type, position, length, hotcue, label, colour }: Row, rate: number): ReadCue[] {
  const at = numberOf(position);
  if (at === null || at < 0) return [];
  const seconds = (samples: number): number => samples / channels / rate;
  const long = type === loop ? numberOf(length) : null;
  const rgb = numberOf(colour);
  return cueOf({
    seconds: seconds(at),
    lengthSeconds: long === null ? null : seconds(long),
    number: numberOf(hotcue),
    name: textIn(label),
    colour: rgb === null ? null : `#${(rgb & 0xffffff).toString(16).padStart(6, '0')}`,
  });
}
