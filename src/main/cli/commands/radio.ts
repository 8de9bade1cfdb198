// `stackwax radio`: tracks in small steps from where it begins, no artist too soon.
import { Command } from 'commander';
import type { Client } from '../../../core/contract/contract.ts';
import { AppError } from '../../../core/domain/errors.ts';
import { usualArtistGap } from '../../../core/domain/walk.ts';
import { displayGenre, genreKey } from '../../../core/genres/name.ts';
import { print, printJson } from '../../terminal.ts';
import { positiveInteger, wholeNumber } from '../options.ts';
import { type Places, withLibrary } from '../session.ts';
import {
  detailsOf,
  factsOf,
  type KeepOptions,
  keepWalk,
  nameOf,
  told,
  tracksAt,
  walkCommand,
} from '../walks.ts';

/** What it begins with besides files. */
interface Start {
  readonly genre?: string;
  readonly cluster?: number;
  readonly playlist?: string;
}

interface Options extends KeepOptions, Start {
  length: number;
  gap: number;
  seed: number;
}

/** The contract takes no more; a radio goes by some of them anyway. */
const mostBegun = 10_000;

type From = Parameters<Client['walks']['radio']>[0]['from'];

export function radioCommand(places: Places): Command {
  const command = walkCommand(new Command('radio'));
  return command
    .description('play on from tracks, a genre or a playlist: what sounds alike, in small steps')
    .argument('[path...]', 'files or folders that it begins with')
    .option('--genre <name>', 'begin with this genre, and stay in it while it lasts')
    .option('--cluster <id>', 'begin with this cluster, and stay in it while it lasts', positiveInteger)
    .option('--playlist <name>', 'begin with this playlist')
    .option('--length <n>', 'how many tracks, at most 200', positiveInteger, 20)
    .option('--gap <n>', 'tracks between two of one artist, at most 100', wholeNumber, usualArtistGap)
    .option('--seed <n>', 'another number, another order', wholeNumber, 1)
    .action(
      async (
        paths: string[],
        { library, json, genre, playlist, cluster, length, gap, seed, ...keep }: Options,
      ) => {
        const begun = [genre, playlist, cluster].filter((one) => one !== undefined).length;
        if (begun + (paths.length > 0 ? 1 : 0) !== 1)
          command.error('error: a radio begins with files, with --genre, --cluster or --playlist', {
            exitCode: 2,
          });
        await withLibrary(places, library, async (client) => {
          const found = await client.walks.radio({
            from: await fromOf(client, paths, {
              ...(genre === undefined ? {} : { genre }),
              ...(cluster === undefined ? {} : { cluster }),
              ...(playlist === undefined ? {} : { playlist }),
            }),
            length: Math.min(length, 200),
            gap: Math.min(gap, 100),
            seed,
          });
          const details = await detailsOf(
            client,
            found.flatMap(({ id, like }) => [id, like.id]),
          );
          if (!json) {
            for (const [n, { id, isBeyond, sinceArtist }] of found.entries()) {
              const notes = [
                isBeyond ? `beyond ${genre === undefined ? 'the cluster' : displayGenre(genre)}` : null,
                sinceArtist === null ? null : `the artist was heard ${sinceArtist + 1} before`,
              ].filter((note) => note !== null);
              const note = notes.length === 0 ? '' : `  ! ${notes.join(', ')}`;
              print(
                `${String(n + 1).padStart(3)} ${nameOf(details.get(id))}${factsOf(details.get(id))}${note}`,
              );
            }
            if (found.length < length) print('Nothing else is left to play.');
          }
          const ids = found.map(({ id }) => id);
          const kept = await keepWalk(client, ids, 'The radio', { ...keep, ...(json ? { json } : {}) });
          if (json)
            printJson({
              tracks: found.map(({ id, like, join, isBeyond, sinceArtist }) => ({
                ...told(details.get(id)),
                like: { path: details.get(like.id)?.path ?? null, distance: like.distance },
                join,
                isBeyond,
                sinceArtist,
              })),
              ...kept,
            });
        });
      },
    );
}

async function fromOf(
  client: Client,
  paths: readonly string[],
  { genre, cluster, playlist }: Start,
): Promise<From> {
  if (cluster !== undefined) return { kind: 'filter', filter: { clusterIds: [cluster] } };
  if (genre !== undefined) {
    const found = (await client.genres.list()).find(({ name }) => genreKey(name) === genreKey(genre));
    if (found === undefined) throw new AppError('not-found', `There is no genre '${genre}' in the library.`);
    return { kind: 'filter', filter: { genreId: found.id } };
  }
  if (playlist !== undefined) {
    const all = await client.playlists.list({});
    const found = all.find(({ name }) => name.toLowerCase() === playlist.trim().toLowerCase());
    if (found === undefined) throw new AppError('not-found', `There is no playlist '${playlist}'.`);
    return { kind: 'playlist', id: found.id };
  }
  return { kind: 'tracks', ids: (await tracksAt(client, paths)).slice(0, mostBegun) };
}
