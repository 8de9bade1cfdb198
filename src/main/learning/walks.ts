// In a learning worker: paths, blends and radios over the library's space, by ids.
import { AppError } from '../../core/domain/errors.ts';
import type { Blended, Limits, Path, RadioTrack } from '../../core/domain/walk.ts';
import { recordingsOf } from '../../core/space/recordings.ts';
import type { Space } from '../../core/space/space.ts';
import { blend } from '../../core/walks/blend.ts';
import type { Ground } from '../../core/walks/ground.ts';
import { joinOf } from '../../core/walks/joins.ts';
import { findPath } from '../../core/walks/path.ts';
import { radio } from '../../core/walks/radio.ts';
import { wheelPlace } from '../../core/walks/wheel.ts';
import type { WalkedTrack } from '../store/tracks/walkedTracks.ts';
import type { BlendQuestion, PathQuestion, RadioQuestion } from './protocol.ts';

export interface Walkable {
  readonly ground: Ground;
  readonly idOf: (row: number) => number;
  /** Those of them that can be walked over. */
  readonly rowsOf: (ids: readonly number[]) => number[];
}

const noLimits: Limits = { tempoPercent: null, key: false, loudnessLu: null };

/** Made anew when the space or what is known of its tracks is another. */
export function currentGround(): (space: Space, tracks: readonly WalkedTrack[]) => Walkable {
  let made: {
    readonly space: Space;
    readonly tracks: readonly WalkedTrack[];
    readonly walkable: Walkable;
  } | null = null;
  return (space, tracks) => {
    if (made?.space !== space || made.tracks !== tracks)
      made = { space, tracks, walkable: walkableOf(space, tracks) };
    return made.walkable;
  };
}

function walkableOf({ ids, points, dims }: Space, tracks: readonly WalkedTrack[]): Walkable {
  const rowOf = new Map(Array.from(ids, (id, row) => [id, row]));
  const recordings = recordingsOf(tracks);
  const artistNumbers = new Map<string, number>();
  const ground = {
    points,
    dims,
    isOpen: new Uint8Array(ids.length),
    artists: new Int32Array(ids.length).fill(-1),
    recordings: new Int32Array(ids.length).fill(-1),
    tempi: new Float32Array(ids.length).fill(Number.NaN),
    keys: new Int8Array(ids.length).fill(-1),
    loudness: new Float32Array(ids.length).fill(Number.NaN),
  };
  for (const [n, { id, artistKey, tempoBpm, musicalKey, loudnessLufs }] of tracks.entries()) {
    const row = rowOf.get(id);
    if (row === undefined) continue;
    const artist = artistNumbers.get(artistKey) ?? artistNumbers.size;
    artistNumbers.set(artistKey, artist);
    ground.isOpen[row] = 1;
    ground.artists[row] = artist;
    ground.recordings[row] = recordings[n] ?? n;
    ground.tempi[row] = tempoBpm ?? Number.NaN;
    ground.keys[row] = wheelPlace(musicalKey);
    ground.loudness[row] = loudnessLufs ?? Number.NaN;
  }
  return {
    ground,
    idOf: (row) => ids[row] ?? 0,
    rowsOf: (wanted) =>
      wanted.flatMap((id) => {
        const row = rowOf.get(id);
        return row !== undefined && ground.isOpen[row] === 1 ? [row] : [];
      }),
  };
}

/** Throws AppError('invalid') where an end has no place in the space, or both are one recording. */
export function walkPath({ ground, idOf, rowsOf }: Walkable, question: PathQuestion): Path {
  const [from] = rowsOf([question.from]);
  const [to] = rowsOf([question.to]);
  if (from === undefined || to === undefined)
    throw new AppError('invalid', 'A path leads from one track to another that were both listened to.');
  const { rows, joins, artistGap } = findPath(ground, { ...question, from, to });
  const isShort = question.steps !== null && joins.length < question.steps;
  return { ids: rows.map(idOf), joins: [...joins], artistGap, isShort };
}

export function walkBlend({ ground, idOf, rowsOf }: Walkable, question: BlendQuestion): Blended[] {
  const named = ({ row, distance }: { readonly row: number; readonly distance: number }) => ({
    id: idOf(row),
    distance,
  });
  const wish = { ...question, more: rowsOf(question.more), less: rowsOf(question.less) };
  return blend(ground, wish).map(({ row, score, like, unlike }) => ({
    id: idOf(row),
    score,
    like: named(like),
    unlike: unlike === null ? null : named(unlike),
  }));
}

export function walkRadio({ ground, idOf, rowsOf }: Walkable, question: RadioQuestion): RadioTrack[] {
  const played = rowsOf(question.played);
  const tracks = radio(ground, {
    ...question,
    seeds: rowsOf(question.seeds),
    home: question.home === null ? null : rowsOf(question.home),
    more: rowsOf(question.more),
    less: rowsOf(question.less),
    played,
  });
  return tracks.map(({ row, like, isBeyond, sinceArtist }, n) => {
    const before = n === 0 ? played.at(-1) : tracks[n - 1]?.row;
    return {
      id: idOf(row),
      like: { id: idOf(like.row), distance: like.distance },
      join: before === undefined ? null : joinOf(ground, noLimits, before, row),
      isBeyond,
      sinceArtist,
    };
  });
}
