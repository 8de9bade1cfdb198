// The person's choice as the contract takes it.
import type { Client } from '../../../core/contract/contract.ts';
import { sortOfOrder } from '../../state/conditions.ts';
import { decidingSources, type ExportChoice } from '../../state/exportChoice.ts';
import { messages } from '../../words/messages.ts';

type Selection = Parameters<Client['playlists']['preview']>[0];

/** `genres`: all that have tracks. Null when nothing is chosen, or a file has no name. */
export function exportOrder(choice: ExportChoice, genres: readonly string[]): Selection | null {
  const { what, files, player, format, paths, once } = choice;
  const name = fileNameOf(choice).trim();
  if (files === 'one' && name === '') return null;
  const how = {
    format,
    ...(player === null ? {} : { for: player }),
    absolute: paths === 'absolute',
    ...(once ? { once } : {}),
    ...(files === 'one' ? { oneFile: name } : {}),
  };
  if (what === 'playlists')
    return choice.playlistIds.length === 0 ? null : { playlists: [...choice.playlistIds], ...how };
  const chosen = genres.filter((genre) => !choice.genresLeft.includes(genre));
  if (chosen.length === 0 || choice.sources.length === 0) return null;
  return {
    genres: chosen,
    ...(choice.sources.length === decidingSources.length ? {} : { sources: [...choice.sources] }),
    ...(choice.confidence === null || !choice.sources.includes('model')
      ? {}
      : { minConfidence: choice.confidence / 100 }),
    sort: sortOfOrder(choice.order),
    ...how,
  };
}

export function fileNameOf({ fileName, what }: ExportChoice): string {
  return fileName ?? messages.export.firstFileName[what];
}
