// What a condition offers to choose from: what the library has.
import { skipToken, useQuery } from '@tanstack/react-query';
import { genreSourceSchema } from '../../../core/domain/genre.ts';
import { anyOfFields, trackFields, valueFields } from '../../../core/domain/trackFields.ts';
import { displayGenre } from '../../../core/genres/name.ts';
import type { Option } from '../../primitives/fields/Select.tsx';
import { facetOf, isTagField, type ManyField } from '../../state/conditions.ts';
import { useAllTags } from '../../state/useAllTags.ts';
import { api } from '../../wire/api.ts';
import { clusterTitle } from '../../words/clusters.ts';
import { formatCount, formatKey } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import { trackTagWords } from '../../words/trackTags.ts';

interface GroupedOption extends Option {
  /** Under this heading, where there are any. */
  readonly group?: string;
}

export function useOptions(field: ManyField): readonly GroupedOption[] | undefined {
  const about = anyOfFields.find((name) => trackFields[name].filter.part === field);
  const valueField = valueFields.find((name) => name === about);
  const facet = facetOf(field);
  const { data: genres } = useQuery({ ...api.genres.list.queryOptions(), enabled: field === 'genreIds' });
  const { data: clustering } = useQuery({
    ...api.clusters.get.queryOptions(),
    enabled: field === 'clusterIds',
  });
  const { data: values } = useQuery(
    api.tracks.values.queryOptions({
      input: valueField === undefined ? skipToken : { field: valueField, limit: 200 },
    }),
  );
  const { data: facetValues } = useQuery(
    api.genres.facets.queryOptions({ input: facet === null ? skipToken : { facet } }),
  );
  const tags = useAllTags(isTagField(field));
  if (isTagField(field))
    return tags?.map(({ id, name, facet, tracks }) => ({
      value: `${id}`,
      name,
      note: formatCount(tracks),
      group: trackTagWords.facets[facet],
    }));
  if (field === 'sources')
    return genreSourceSchema.options.map((value) => ({ value, name: messages.source[value] }));
  if (field === 'genreIds')
    return genres?.map(({ id, name, tracks }) => ({
      value: `${id}`,
      name: displayGenre(name),
      note: formatCount(tracks),
    }));
  if (field === 'clusterIds')
    return clustering?.clusters.map((cluster) => ({
      value: `${cluster.id}`,
      name: clusterTitle(cluster),
      note: formatCount(cluster.tracks),
    }));
  return (values ?? facetValues)?.map(({ value, tracks }) => ({
    value,
    name: field === 'musicalKeys' ? formatKey(value) : field === 'tagGenres' ? displayGenre(value) : value,
    note: formatCount(tracks),
  }));
}
