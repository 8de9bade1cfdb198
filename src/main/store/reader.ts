// The library as worker threads see it: a connection of their own that only reads, so that long reading blocks nobody.
import Database from 'better-sqlite3';
import { lruCache } from '../../core/domain/lruCache.ts';
import type { Statistics, StatisticsScope } from '../../core/domain/statistics.ts';
import type { LibrarySong } from '../../core/matching/foreign.ts';
import { type ClusterDescriptions, clusterDescriptions } from './clusters/described.ts';
import { prepareConnection } from './database.ts';
import { recordingsIn } from './duplicates/duplicates.ts';
import { type PrintReader, printReader } from './duplicates/prints.ts';
import { libraryFileOf } from './folder.ts';
import { type ExampleStore, exampleStore } from './learning/examples.ts';
import { type FeatureReads, featureReads } from './learning/featureReads.ts';
import { type SpaceReads, spaceReads } from './learning/space.ts';
import { type UnpredictedTracks, unpredictedTracks } from './learning/unpredicted.ts';
import { statisticsReads } from './statistics.ts';
import { type WalkedTrack, walkedTracks } from './tracks/walkedTracks.ts';
import { type TagExamples, tagExamples } from './trackTags/tagExamples.ts';
import { type TaggerReads, taggerReads } from './trackTags/taggers.ts';

export interface LibraryReader
  extends FeatureReads,
    ClusterDescriptions,
    Pick<ExampleStore, 'known' | 'beside' | 'open'>,
    TagExamples {
  readonly taggers: TaggerReads;
  readonly unpredicted: UnpredictedTracks;
  readonly prints: PrintReader;
  /**
   * The recording of every track that stands more than once: tracks with the same number are one recording, of which one is
   * kept for all. A track that is not named stands alone.
   */
  recordings(): Map<number, { recording: number; isKept: boolean }>;
  readonly space: SpaceReads;
  /** Tracks that are there and were analysed. */
  analysed(): number[];
  /** What walks go by, of the music that is there and was analysed; the same array until the library has changed. */
  walked(): readonly WalkedTrack[];
  /** Labelled tracks. */
  labelled(): number[];
  /** What is there, as other programs know it again. */
  songs(): LibrarySong[];
  /** What the library, or some of its tracks, is made of. */
  statistics(scope: StatisticsScope): Statistics;
  /** The genre strings of each present track that has any, for learning which stand together. */
  tagLists(): string[][];
}

/** For a library that the main thread has open. It sees what is committed. */
export function openReader(libraryDir: string): LibraryReader {
  const db = new Database(libraryFileOf(libraryDir), { readonly: true, fileMustExist: true });
  prepareConnection(db);
  const analysed = db
    .prepare<[], number>(
      "SELECT id FROM tracks WHERE state = 'analysed' AND presence = 'present' ORDER BY id",
    )
    .pluck();
  const labelled = db
    .prepare<[], number>(/* sql */ `
      SELECT track_id FROM labels l
      WHERE genre_id IS NOT NULL AND id = (SELECT max(m.id) FROM labels m WHERE m.track_id = l.track_id)
      ORDER BY track_id`)
    .pluck();
  const walked = walkedTracks(db);
  const songs = db.prepare<[], LibrarySong>(/* sql */ `
    SELECT id, display_path AS path, title, artist, album, duration_seconds AS seconds FROM tracks
    WHERE presence = 'present' ORDER BY id`);
  const declared = db
    .prepare<[], [number, string]>(/* sql */ `
      SELECT d.track_id, d.written FROM declared_genres d
      JOIN tracks t ON t.id = d.track_id AND t.presence = 'present' ORDER BY d.track_id, d.position`)
    .raw();
  return {
    ...featureReads(db),
    ...exampleStore(db),
    ...clusterDescriptions(db),
    ...tagExamples(db),
    taggers: taggerReads(db),
    unpredicted: unpredictedTracks(db),
    space: spaceReads(db),
    statistics: remembered(db, statisticsReads(db)),
    prints: printReader(db),
    recordings: recordingsIn(db),
    analysed: () => analysed.all(),
    walked,
    labelled: () => labelled.all(),
    songs: () => songs.all(),
    tagLists() {
      const lists: string[][] = [];
      let last = 0;
      for (const [trackId, written] of declared.iterate()) {
        if (trackId === last) lists.at(-1)?.push(written);
        else lists.push([written]);
        last = trackId;
      }
      return lists;
    },
  };
}

/** Several windows ask for the same, and one window again and again. */
const answersKept = 4;

/** The answers of before, as long as nobody has written to the library. */
function remembered<Question, Answer>(
  db: Database.Database,
  answer: (question: Question) => Answer,
): (question: Question) => Answer {
  const answers = lruCache<string, { readonly version: unknown; readonly answer: Answer }>(answersKept);
  return (question) => {
    const version = db.pragma('data_version', { simple: true });
    const key = JSON.stringify(question);
    const known = answers.get(key);
    if (known !== undefined && known.version === version) return known.answer;
    const fresh = answer(question);
    answers.set(key, { version, answer: fresh });
    return fresh;
  };
}
