// Implements the contract, one file of procedures a namespace; every face serves this one router.
import { ORPCError } from '@orpc/server';
import { toErrorData } from '../core/domain/errors.ts';
import type { AppRouter } from './faced.ts';
import { expectedFailure } from './files/diskFaults.ts';
import { albumsProcedures } from './procedures/albums.ts';
import { backupsProcedures } from './procedures/backups.ts';
import { changesProcedures } from './procedures/changes.ts';
import { clustersProcedures } from './procedures/clusters.ts';
import { duplicatesProcedures } from './procedures/duplicates.ts';
import { earsProcedures } from './procedures/ears.ts';
import { filesProcedures } from './procedures/files.ts';
import { genresProcedures } from './procedures/genres.ts';
import { importsProcedures } from './procedures/imports.ts';
import { jobsProcedures } from './procedures/jobs.ts';
import { labelsProcedures } from './procedures/labels.ts';
import { libraryProcedures } from './procedures/library.ts';
import { mapProcedures } from './procedures/map.ts';
import { matchesProcedures } from './procedures/matches.ts';
import { modelsProcedures } from './procedures/models.ts';
import { os, type Parts } from './procedures/parts.ts';
import { playingProcedures } from './procedures/playing.ts';
import { playlistsProcedures } from './procedures/playlists.ts';
import { settingsProcedures } from './procedures/settings.ts';
import { statisticsProcedures } from './procedures/statistics.ts';
import { taggingProcedures } from './procedures/tagging.ts';
import { tagWritingProcedures } from './procedures/tagWriting.ts';
import { tracksProcedures } from './procedures/tracks.ts';
import { trackTagsProcedures } from './procedures/trackTags.ts';
import { walksProcedures } from './procedures/walks.ts';
import { damageIn } from './store/damage.ts';

export function createRouter(parts: Parts, logBug: (error: unknown) => void): AppRouter {
  const guarded = os.use(async ({ next }) => {
    try {
      return await next();
    } catch (error) {
      const expected = damageIn(parts.work.libraryDir, error) ?? expectedFailure(error);
      if (expected !== null) {
        const { message } = expected;
        throw new ORPCError('EXPECTED', { status: 422, message, data: toErrorData(expected) });
      }
      if (!(error instanceof ORPCError)) logBug(error);
      throw error;
    }
  });
  return guarded.router({
    library: libraryProcedures(parts),
    tracks: tracksProcedures(parts),
    files: filesProcedures(parts),
    albums: albumsProcedures(parts),
    genres: genresProcedures(parts),
    labels: labelsProcedures(parts),
    changes: changesProcedures(parts),
    clusters: clustersProcedures(parts),
    map: mapProcedures(parts),
    matches: matchesProcedures(parts),
    models: modelsProcedures(parts),
    playing: playingProcedures(parts),
    playlists: playlistsProcedures(parts),
    jobs: jobsProcedures(parts),
    imports: importsProcedures(parts),
    settings: settingsProcedures(parts),
    backups: backupsProcedures(parts),
    ears: earsProcedures(parts),
    walks: walksProcedures(parts),
    duplicates: duplicatesProcedures(parts),
    statistics: statisticsProcedures(parts),
    trackTags: { ...trackTagsProcedures(parts), ...taggingProcedures(parts) },
    tagWriting: tagWritingProcedures(parts),
  });
}
