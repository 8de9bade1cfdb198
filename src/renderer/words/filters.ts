// The words of the filter bar.
import type { TagSource } from '../../core/domain/trackTag.ts';
import { messagesOf, spokenLocale } from '../../core/languages/say.ts';
import { formatPlain, withinSentence } from './format.ts';

const say = messagesOf('filters');
const either = new Intl.ListFormat(spokenLocale().tag, { type: 'disjunction' });
const both = new Intl.ListFormat(spokenLocale().tag, { type: 'conjunction' });

const by: Readonly<Record<TagSource, string>> = {
  person: say('by.person'),
  file: say('by.file'),
  import: say('by.import'),
  heard: say('by.heard'),
};

export const filterWords = {
  label: say('label'),
  filter: say('filter'),
  add: say('add'),
  addLabel: say('addLabel'),
  clear: say('clear'),
  save: say('save'),
  remove: (field: string) => say('remove', { field: withinSentence(field) }),
  removeThis: say('removeThis'),
  done: say('done'),
  /** The chip's words while nothing has been chosen yet. */
  any: say('any'),
  value: (value: number, unit: string) =>
    unit === '' ? formatPlain(value) : `${formatPlain(value)} ${unit}`,
  from: (value: string) => say('from', { value }),
  upTo: (value: string) => say('upTo', { value }),
  days: (days: number) => say('days', { days }),
  between: (min: string, max: string) => say('between', { min, max }),
  either: (values: readonly string[]) => either.format(values),
  both: (values: readonly string[]) => both.format(values),
  /** A tag as far as these say it. */
  tagBy: (tag: string, sources: readonly TagSource[]) =>
    say('tagBy', { tag, sources: either.format(sources.map((source) => by[source])) }),
  andMore: (count: number) => say('andMore', { count }),
  narrow: say('narrow'),
  nothing: say('nothing'),
  nothingFound: say('nothingFound'),
  hints: {
    genreIds: say('hints.anyOf'),
    clusterIds: say('hints.anyOf'),
    sources: say('hints.anyOf'),
    musicalKeys: say('hints.anyOf'),
    formats: say('hints.anyOf'),
    tags: say('hints.tags'),
    withoutTags: say('hints.withoutTags'),
    tagGenres: say('hints.inTags'),
    mood: say('hints.inTags'),
    era: say('hints.inTags'),
    description: say('hints.inTags'),
    confidence: say('hints.confidence'),
    folder: say('hints.folder'),
  } as Readonly<Partial<Record<string, string>>>,

  noMatch: say('noMatch'),
  noMatchDetail: say('noMatchDetail'),
  noMatchSearch: (search: string) => say('noMatchSearch', { search }),
  clearFilters: say('clearFilters'),
};
