// The words of the filter bar.
import { counted } from './counted.ts';
import { formatCount } from './format.ts';

const either = new Intl.ListFormat('en', { type: 'disjunction' });
const both = new Intl.ListFormat('en', { type: 'conjunction' });

export const filterWords = {
  label: 'Filters',
  filter: 'Filter',
  add: 'Add filter',
  addLabel: 'What to filter by',
  clear: 'Clear all',
  save: 'Save as smart playlist',
  remove: (field: string) => `Remove the filter by ${field.toLowerCase()}`,
  removeThis: 'Remove filter',
  done: 'Done',
  /** The chip's words while nothing has been chosen yet. */
  any: 'any',
  from: (value: string) => `from ${value}`,
  upTo: (value: string) => `up to ${value}`,
  days: (days: number) => counted(days, 'day', 'days'),
  between: (min: string, max: string) => `${min} to ${max}`,
  either: (values: readonly string[]) => either.format(values),
  both: (values: readonly string[]) => both.format(values),
  /** A tag as far as these say it. */
  tagBy: (tag: string, sources: readonly string[]) => `${tag} (${either.format(sources).toLowerCase()})`,
  andMore: (count: number) => `${formatCount(count)} more`,
  narrow: 'Type to find',
  nothing: 'The library has none',
  nothingFound: 'No match',
  hints: {
    genreIds: 'Any of these',
    clusterIds: 'Any of these',
    sources: 'Any of these',
    musicalKeys: 'Any of these',
    formats: 'Any of these',
    tags: 'Tracks that have each of these, whoever says so',
    withoutTags: 'Tracks that have none of these',
    tagGenres: 'Each of these is written in the tags',
    mood: 'Each of these is written in the tags',
    era: 'Each of these is written in the tags',
    description: 'Each of these is written in the tags',
    confidence: 'Of the model in its prediction',
    folder: 'With the folders inside',
  } as Readonly<Partial<Record<string, string>>>,

  noMatch: 'No track passes these filters',
  noMatchDetail: 'Each filter has to fit. Take one away, or clear them all.',
  noMatchSearch: (search: string) => `No track that passes these filters is found by “${search}”.`,
  clearFilters: 'Clear filters',
};
