// Genres, the words that lead to them, and changing these with everything that follows.
import { vocabularyLists } from '../../core/genres/alike/neighbours.ts';
import { genreKey } from '../../core/genres/name.ts';
import type { TagReportRow } from '../../core/genres/report.ts';
import { isUnmapped } from '../../core/genres/unmapped.ts';
import { offersOf } from '../jobs/fromTags.ts';
import { os, type Parts } from './parts.ts';

export const genresProcedures = ({
  work: {
    store,
    change,
    genreWords,
    learning: { interactive },
  },
}: Parts) => ({
  list: os.genres.list.handler(() => {
    const { parentOf } = genreWords.family();
    return store.genres.list().map((genre) => ({ ...genre, parent: parentOf(genre.name) }));
  }),
  fromTags: os.genres.fromTags.handler(() => ({
    offered: offersOf(store),
    cameIn: store.genres.cameIn(),
  })),
  takeIn: os.genres.takeIn.handler(({ input }) => {
    const names = [...new Set(input.genres.map(genreWords.nameOf))];
    change((write) => {
      for (const name of names) write.genres.takeIn(name);
    });
    return names;
  }),
  takeOut: os.genres.takeOut.handler(({ input }) => {
    const names = [...new Set(input.genres.map(genreWords.nameOf))];
    const labelled = Map.groupBy(store.labels.current(), ({ genre }) => genreKey(genre));
    const kept = names.flatMap((genre) => {
      const tracks = labelled.get(genreKey(genre))?.length ?? 0;
      return tracks === 0 ? [] : [{ genre, tracks }];
    });
    const takenOut = names.filter((name) => !kept.some(({ genre }) => genre === name));
    change((write) => {
      for (const name of takenOut) write.genres.refuse(name);
    });
    return { takenOut, kept };
  }),
  tags: os.genres.tags.handler(({ input }) => {
    const { rows, shares } = genreWords.report();
    const wanted = input.unmapped === true ? rows.filter(isUnmapped) : rows;
    return { rows: wanted.map(plain), shares: [...shares] };
  }),
  facets: os.genres.facets.handler(({ input }) => store.tags.facetValues(input.facet)),
  like: os.genres.like.handler(({ input, signal }) =>
    interactive.ask(
      'similarTags',
      { tag: input.tag, vocabulary: vocabularyLists(genreWords.vocabulary()) },
      { signal },
    ),
  ),
  suggestMerges: os.genres.suggestMerges.handler(async ({ signal }) => [
    ...(await interactive.ask(
      'suggestMerges',
      { vocabulary: vocabularyLists(genreWords.vocabulary()) },
      { signal },
    )),
  ]),
  vocabulary: os.genres.vocabulary.handler(() =>
    Array.from(genreWords.vocabulary().genres.values(), ({ name, parents, aliases }) => ({
      name,
      parents: [...parents],
      aliases: [...aliases],
    })),
  ),
  overlay: os.genres.overlay.handler(() => genreWords.overlay()),
  previewOverlay: os.genres.previewOverlay.handler(({ input }) =>
    genreWords.preview(input).map(({ before, after }) => ({ before: plain(before), after: plain(after) })),
  ),
  setOverlay: os.genres.setOverlay.handler(({ input }) => {
    change((write) => genreWords.setOverlay(write, input));
    return genreWords.overlay();
  }),
});

function plain(row: TagReportRow) {
  return {
    ...row,
    genres: [...row.genres],
    eras: [...row.eras],
    moods: [...row.moods],
    descriptions: [...row.descriptions],
  };
}
