// A group of tracks of one recording as a person compares it: what each is to the one that is kept, and what seems best.
import {
  type Apart,
  type DuplicateGroup,
  type DuplicateRelation,
  type DuplicateSummary,
  likeSeconds,
  sameRecordingBelow,
  type VersionWord,
} from '../../../core/domain/duplicates.ts';
import { bestOf } from '../../../core/duplicates/best.ts';
import { songTitle, versionsOf } from '../../../core/duplicates/versions.ts';
import type { SongTrack } from '../../store/duplicates/duplicates.ts';
import type { Store } from '../../store/store.ts';

/** Files of one master are as loud to within a fraction of this, whatever they are encoded with. */
const otherMasterLu = 1.5;
/** Words that tell of another cut or master of what is, by its sound, the same recording. */
const mastering: readonly VersionWord[] = ['remaster', 'mono', 'radio edit', 'extended', 'remix'];
/** Of one song; somebody who has more looks for them in the library. */
const mostPerformances = 50;

export function groupShown(store: Store, summary: DuplicateSummary): DuplicateGroup {
  const { id, trackIds, keptId, isSaid } = summary;
  const songs = new Map(store.duplicates.songs(trackIds).map((song) => [song.id, song]));
  const kept = songs.get(keptId);
  const others = trackIds.flatMap((trackId) => (trackId === keptId ? [] : (songs.get(trackId) ?? [])));
  return {
    id,
    keptId,
    isSaid,
    suggestion: bestOf(store.duplicates.compared(trackIds)) ?? { id: keptId, reasons: [] },
    members: [
      ...(kept === undefined
        ? []
        : [{ ...memberOf(kept), relation: 'kept' as const, bitError: null, louder: null }]),
      ...(kept === undefined
        ? []
        : others.map((song) => ({
            ...memberOf(song),
            relation: relationOf(kept, song),
            bitError:
              song.fingerprint === kept.fingerprint ? 0 : store.duplicates.errorBetween(keptId, song.id),
            louder: louderBy(kept, song),
          }))),
    ],
    performances: performancesOf(store, [...songs.values()]),
  };
}

function memberOf({ id, title, album }: SongTrack) {
  return { id, versions: versionsOf(title, album) };
}

function louderBy(kept: SongTrack, { loudnessLufs }: SongTrack): number | null {
  return kept.loudnessLufs === null || loudnessLufs === null ? null : loudnessLufs - kept.loudnessLufs;
}

function relationOf(kept: SongTrack, song: SongTrack): DuplicateRelation {
  if (song.fingerprint === kept.fingerprint) return 'copy';
  const [one, other] = [versionsOf(kept.title, kept.album), versionsOf(song.title, song.album)];
  const differ = mastering.some((word) => one.includes(word) !== other.includes(word));
  return differ || Math.abs(louderBy(kept, song) ?? 0) >= otherMasterLu ? 'otherMaster' : 'sameRecording';
}

/** The same song by the same artist that is in no group with these, and why. */
function performancesOf(store: Store, members: readonly SongTrack[]): DuplicateGroup['performances'] {
  const inGroup = new Set(members.map(({ id }) => id));
  const titles = new Set(members.flatMap(({ title }) => (title === null ? [] : [songTitle(title)])));
  const artists = new Set(members.flatMap(({ artist }) => artist ?? []));
  return [...artists]
    .flatMap((artist) => store.duplicates.byArtist(artist))
    .filter(({ id, title }) => !inGroup.has(id) && title !== null && titles.has(songTitle(title)))
    .slice(0, mostPerformances)
    .map((song) => ({ ...memberOf(song), apart: apartFrom(store, members, song) }));
}

function apartFrom(store: Store, members: readonly SongTrack[], song: SongTrack): Apart {
  const isAlike = (member: SongTrack): boolean =>
    member.fingerprint === song.fingerprint ||
    (store.duplicates.errorBetween(member.id, song.id) ?? 1) < sameRecordingBelow;
  if (members.some(isAlike)) return 'keptApart';
  const asLong = members.filter(
    ({ seconds }) => Math.abs((seconds ?? 0) - (song.seconds ?? 0)) <= likeSeconds,
  );
  if (asLong.length === 0) return 'otherLength';
  return song.isCompared === 1 && asLong.some((member) => member.isCompared === 1) ? 'heard' : 'notCompared';
}
