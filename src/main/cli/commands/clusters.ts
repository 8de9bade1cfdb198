// `stackwax clusters`: tracks that sound alike, found, listed, named, and made into genres and playlists.
import { Command, InvalidArgumentError, Option } from 'commander';
import {
  type Cluster,
  type Clustering,
  clusterMethods,
  clusterNameSchema,
  mostClusters,
} from '../../../core/domain/clusters.ts';
import { genreNameSchema } from '../../../core/domain/genre.ts';
import { playlistNameSchema } from '../../../core/domain/playlist.ts';
import { displayGenre } from '../../../core/genres/name.ts';
import { log, print, printJson } from '../../terminal.ts';
import { fitting, type LibraryOptions, libraryOption, positiveInteger } from '../options.ts';
import { countText, tracksText } from '../output.ts';
import { followJob, type Places, withLibrary } from '../session.ts';

interface FindOptions extends LibraryOptions {
  readonly method: (typeof clusterMethods)[number];
  readonly number?: number;
  readonly seed?: number;
}

export function clustersCommand(places: Places): Command {
  return new Command('clusters')
    .description('tracks that sound alike: find them, name them, make genres and playlists of them')
    .addCommand(finding(places))
    .addCommand(listing(places), { isDefault: true })
    .addCommand(naming(places))
    .addCommand(toGenre(places))
    .addCommand(toPlaylist(places));
}

function finding(places: Places): Command {
  return new Command('find')
    .description('find the clusters of the library anew; names stay with those that are recognised')
    .addOption(new Option('--method <method>', 'how').choices([...clusterMethods]).default('k-means'))
    .option('--number <n>', 'how many (default: as many as suit the library)', clusterCount)
    .option('--seed <n>', 'another one may find others', positiveInteger)
    .addOption(libraryOption())
    .option('--json', 'print the report and the clusters as JSON')
    .action(async ({ library, json, method, number: k, seed }: FindOptions) => {
      const [report, clustering] = await withLibrary(places, library, async (client) => {
        const how = { method, ...(k === undefined ? {} : { k }), ...(seed === undefined ? {} : { seed }) };
        const { jobId } = await client.clusters.find(how);
        const found = await followJob(client, jobId, (result) =>
          result.kind === 'clusters' ? result.report : null,
        );
        return [found, await client.clusters.get()] as const;
      });
      if (json) return printJson({ report, clustering });
      const { kept, gone } = report;
      if (clustering !== null) printClustering(clustering);
      if (kept.length > 0) print(`Recognised: ${kept.join(', ')}.`);
      if (gone.length > 0) log(`Gone, and remembered: ${gone.join(', ')}.`);
    });
}

function listing(places: Places): Command {
  return new Command('list')
    .description('the clusters as they are, with what is typical of each')
    .addOption(libraryOption())
    .option('--json', 'print as JSON; null where none were looked for')
    .action(async ({ library, json }: LibraryOptions) => {
      const clustering = await withLibrary(places, library, (client) => client.clusters.get());
      if (json) printJson(clustering);
      else if (clustering === null) print('No clusters yet. To find them: stackwax clusters find');
      else printClustering(clustering);
    });
}

function naming(places: Places): Command {
  return new Command('name')
    .description('name a cluster; without a name, take it back')
    .argument('<cluster>', 'its number', positiveInteger)
    .argument('[name]', 'one line', fitting(clusterNameSchema, 'This cannot be the name of a cluster.'))
    .addOption(libraryOption())
    .option('--json', 'print the name as JSON')
    .action(async (id: number, name: string | undefined, { library, json }: LibraryOptions) => {
      await withLibrary(places, library, (client) => client.clusters.name({ id, name: name ?? null }));
      if (json) printJson({ id, name: name ?? null });
      else print(name === undefined ? `Cluster ${id} has no name.` : `Cluster ${id} is '${name}'.`);
    });
}

function toGenre(places: Places): Command {
  return new Command('to-genre')
    .description('label all tracks of a cluster with a genre')
    .argument('<cluster>', 'its number', positiveInteger)
    .argument('<genre>', 'its name', fitting(genreNameSchema, 'This cannot be the name of a genre.'))
    .addOption(libraryOption())
    .option('--json', 'print what was labelled as JSON')
    .action(async (id: number, genre: string, { library, json }: LibraryOptions) => {
      const labelled = await withLibrary(places, library, (client) => client.clusters.toGenre({ id, genre }));
      if (json) printJson(labelled);
      else print(`${tracksText(labelled.tracks)} labelled ${displayGenre(labelled.genre)}.`);
    });
}

function toPlaylist(places: Places): Command {
  return new Command('to-playlist')
    .description('make a playlist of the tracks of a cluster')
    .argument('<cluster>', 'its number', positiveInteger)
    .argument(
      '<name>',
      'of the playlist',
      fitting(playlistNameSchema, 'This cannot be the name of a playlist.'),
    )
    .option('--smart', 'one that asks for the cluster, and has what comes into it')
    .addOption(libraryOption())
    .option('--json', 'print the playlist as JSON')
    .action(async (id: number, name: string, { library, json, smart }: LibraryOptions & { smart?: true }) => {
      const playlist = await withLibrary(places, library, (client) =>
        client.clusters.toPlaylist({ id, name, smart: smart === true }),
      );
      if (json) printJson(playlist);
      else print(`Playlist '${playlist.name}' has ${tracksText(playlist.tracks)}.`);
    });
}

function clusterCount(text: string): number {
  const k = positiveInteger(text);
  if (k > mostClusters) throw new InvalidArgumentError(`At most ${mostClusters} clusters are found.`);
  return k;
}

function printClustering({ clusters, trials, gone, waiting, outdated, ...made }: Clustering): void {
  if (trials.length > 0) {
    print('number  silhouette  Davies-Bouldin');
    for (const { k, silhouette, daviesBouldin } of trials)
      print(
        `${String(k).padStart(6)}  ${silhouette.toFixed(3).padStart(10)}  ${daviesBouldin.toFixed(3).padStart(14)}` +
          (k === clusters.length ? '  chosen' : ''),
      );
  }
  const scores =
    made.silhouette === null || made.daviesBouldin === null
      ? made.asked === 1
        ? 'one was asked for'
        : 'all tracks sound alike'
      : `silhouette ${made.silhouette.toFixed(3)}, Davies-Bouldin ${made.daviesBouldin.toFixed(3)}`;
  print(
    `${countText(clusters.length, 'cluster')} of ${tracksText(made.clustered)} by ${made.method}: ${scores}.`,
  );
  for (const cluster of clusters) printCluster(cluster);
  if (waiting > 0) log(`${tracksText(waiting)} came since; the next scan puts them into clusters.`);
  if (outdated)
    log('Tracks are compared in another way since: stackwax clusters find finds what suits that.');
  for (const { id, name } of gone) print(`${String(id).padStart(6)}  '${name}' is gone`);
}

function printCluster({ id, name, tracks, genres, keys, tempo, words }: Cluster): void {
  const percent = (share: number): string => `${Math.round(100 * share)} %`;
  const parts = [
    genres.map(({ genre, share }) => `${displayGenre(genre)} ${percent(share)}`).join(', '),
    tempo === null ? '' : `${Math.round(tempo.low)}-${Math.round(tempo.high)} BPM`,
    keys.map(({ key }) => key).join(', '),
    words.map(({ word }) => word).join(', '),
  ].filter((part) => part !== '');
  const what = [tracksText(tracks), ...(parts.length === 0 ? [] : [parts.join('; ')])].join(': ');
  print(`${String(id).padStart(6)}  ${name === null ? '' : `'${name}', `}${what}`);
}
