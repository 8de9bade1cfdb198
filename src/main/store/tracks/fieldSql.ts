// The fields of a track in SQL, one entry each: how it is read, sorted and filtered, and what makes an order by it stale.
import type { FieldName } from '../../../core/domain/trackFields.ts';

/** Columns that are written together, so that one trigger watches them all. */
export const writers = ['scan', 'analysis', 'genres', 'ratings', 'plays'] as const;
export type Writer = (typeof writers)[number];

interface FieldSql {
  /** The value, over `tracks t`. */
  readonly value: string;
  /** What it is compared and grouped by, where `value` only shows it. */
  readonly stored?: string;
  /** What it is sorted by, where that is not the value: `join` stands beside `tracks t`, and `unique` values have no ties. */
  readonly order?: { readonly by: string; readonly join?: string; readonly unique?: true };
  /** The columns of `tracks` that it depends on. */
  readonly columns: readonly string[];
  readonly writer: Writer;
  /** It is sorted as text, which an index has in order. */
  readonly isText?: true;
  /** It has an index that a filter should prefer to the one that begins with presence. */
  readonly indexed?: true;
}

type Rest = Omit<Partial<FieldSql>, 'writer'>;

const column = (writer: Writer, name: string, rest: Rest = {}): FieldSql => ({
  value: `t.${name}`,
  columns: [name],
  writer,
  ...rest,
});
/** Sorted without regard to case and accents. */
const folded = (name: string, rest: Rest = {}): FieldSql =>
  column('scan', name, {
    order: { by: `t.sort_${name}` },
    columns: [`sort_${name}`],
    isText: true,
    ...rest,
  });
const genreName = (id: string): FieldSql => ({
  value: `(SELECT name FROM genres WHERE id = t.${id})`,
  order: { by: 'g.name', join: `JOIN genres g ON g.id = t.${id}` },
  columns: [id],
  writer: 'genres',
});

/** Whose album it is. */
export const albumBySql = 'coalesce(t.album_artist, t.artist)';

export const fieldSql: Readonly<Record<FieldName, FieldSql>> = {
  title: folded('title'),
  artist: folded('artist', { indexed: true }),
  album: folded('album', { indexed: true }),
  albumArtist: folded('album_artist'),
  year: column('scan', 'year', { indexed: true }),
  trackNumber: column('scan', 'track_number', {
    order: { by: 't.disc_and_number' },
    columns: ['track_number', 'disc_number'],
  }),
  discNumber: column('scan', 'disc_number'),
  genre: genreName('genre_id'),
  genreSource: column('genres', 'genre_source', {
    order: { by: "CASE t.genre_source WHEN 'label' THEN 1 WHEN 'tag' THEN 2 WHEN 'model' THEN 3 END" },
  }),
  /** As JSON. */
  declaredGenres: {
    value: `(SELECT json_group_array(d.written ORDER BY d.position) FROM declared_genres d WHERE d.track_id = t.id)`,
    columns: [],
    writer: 'scan',
  },
  predictedGenre: genreName('predicted_genre_id'),
  confidence: column('genres', 'confidence', { indexed: true }),
  tagGenre: genreName('tag_genre_id'),
  /** As JSON, those that a person says first. */
  trackTags: {
    value: `(SELECT json_group_array(n.name ORDER BY k.holds_by, n.name) FROM track_tags k JOIN tag_names n ON n.id = k.tag_id
      WHERE k.track_id = t.id AND k.holds_by IS NOT NULL)`,
    columns: [],
    writer: 'genres',
  },
  rating: column('ratings', 'rating', { indexed: true }),
  durationSeconds: column('analysis', 'duration_seconds'),
  tempoBpm: column('analysis', 'tempo_bpm', { indexed: true }),
  musicalKey: column('analysis', 'shown_key', {
    columns: ['musical_key', 'tagged_key'],
    isText: true,
    indexed: true,
  }),
  estimatedKey: column('analysis', 'musical_key'),
  taggedKey: column('scan', 'tagged_key'),
  taggedBpm: column('scan', 'tagged_bpm'),
  loudnessLufs: column('analysis', 'loudness_lufs'),
  loudnessSeconds: column('analysis', 'loudness_seconds'),
  loudnessRangeLu: column('analysis', 'loudness_range_lu'),
  truePeakDbtp: column('analysis', 'true_peak_dbtp'),
  dynamicRangeDb: column('analysis', 'dynamic_range_db'),
  format: column('scan', 'format', { columns: ['codec', 'container'], isText: true, indexed: true }),
  codec: column('scan', 'codec'),
  bitRate: column('scan', 'bit_rate'),
  sampleRate: column('scan', 'sample_rate'),
  channels: column('scan', 'channels'),
  sizeBytes: column('scan', 'size'),
  moreTags: column('scan', 'more_tags'),
  /** As two texts of JSON, so that a damaged one costs itself alone: of the tags and the name, of the sound. */
  remarks: { value: 'json_array(t.file_remarks, t.sound_remarks)', columns: [], writer: 'scan' },
  folder: column('scan', 'folder', {
    // Stored with its last separator; the root of a disk keeps it, for without it it would be no path.
    value: `CASE WHEN t.folder IN ('/', '\\') OR t.folder LIKE '%:_' THEN t.folder
      ELSE substr(t.folder, 1, length(t.folder) - 1) END`,
    stored: 't.folder',
    order: { by: 't.folder' },
    isText: true,
    indexed: true,
  }),
  fileName: column('scan', 'display_path', { value: 'substr(t.display_path, length(t.folder) + 1)' }),
  path: column('scan', 'display_path', {
    order: { by: 't.path', unique: true },
    columns: ['path'],
    isText: true,
  }),
  addedAt: column('scan', 'added_at'),
  playCount: column('plays', 'play_count'),
  lastPlayedAt: column('plays', 'last_played_at'),
  state: column('analysis', 'state'),
  presence: column('scan', 'presence'),
  kind: column('genres', 'kind'),
};

/** A SELECT list: each of these fields under its name. */
export function selected(names: readonly FieldName[]): string {
  return names.map((name) => `${fieldSql[name].value} AS ${name}`).join(', ');
}

/** An assignment list: each of these fields, which must be columns, from the parameter of its name. */
export function assigned(names: readonly FieldName[]): string {
  return names.map((name) => `${fieldSql[name].columns.join()} = :${name}`).join(', ');
}
