// The whole contract, one namespace a domain. Main implements it once; window, browser and command line call it.
import type { ContractRouterClient } from '@orpc/contract';
import { albumsContract } from './albums.ts';
import { backupsContract } from './backups.ts';
import { changesContract } from './changes.ts';
import { clustersContract } from './clusters.ts';
import { duplicatesContract } from './duplicates.ts';
import { earsContract } from './ears.ts';
import { filesContract } from './files.ts';
import { genresContract } from './genres.ts';
import { importsContract } from './imports.ts';
import { jobsContract } from './jobs.ts';
import { labelsContract } from './labels.ts';
import { libraryContract } from './library.ts';
import { mapContract } from './map.ts';
import { matchesContract } from './matches.ts';
import { modelsContract } from './models.ts';
import { playingContract } from './playing.ts';
import { playlistsContract } from './playlists.ts';
import { settingsContract } from './settings.ts';
import { statisticsContract } from './statistics.ts';
import { tagWritingContract } from './tagWriting.ts';
import { tracksContract } from './tracks.ts';
import { trackTagsContract } from './trackTags.ts';
import { walksContract } from './walks.ts';

export const contract = {
  library: libraryContract,
  tracks: tracksContract,
  files: filesContract,
  albums: albumsContract,
  genres: genresContract,
  labels: labelsContract,
  changes: changesContract,
  clusters: clustersContract,
  map: mapContract,
  matches: matchesContract,
  models: modelsContract,
  playing: playingContract,
  playlists: playlistsContract,
  jobs: jobsContract,
  imports: importsContract,
  settings: settingsContract,
  backups: backupsContract,
  ears: earsContract,
  walks: walksContract,
  duplicates: duplicatesContract,
  statistics: statisticsContract,
  trackTags: trackTagsContract,
  tagWriting: tagWritingContract,
};

/** The contract as a client type. */
export type Client = ContractRouterClient<typeof contract>;
