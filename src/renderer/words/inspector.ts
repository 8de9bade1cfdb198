// The words of the inspector.
import type { Reason } from '../../core/domain/likeness.ts';
import { messagesOf, spokenLocale } from '../../core/languages/say.ts';
import { fieldNames, filterNames } from './fields.ts';

const say = messagesOf('inspector');

export type Quality =
  | 'brightness'
  | 'clarity'
  | 'harmony'
  | 'loudness'
  | 'percussion'
  | 'rhythm'
  | 'toneColour';

const qualityWords: Readonly<Record<Quality, string>> = {
  brightness: say('qualities.brightness'),
  clarity: say('qualities.clarity'),
  harmony: say('qualities.harmony'),
  loudness: say('qualities.loudness'),
  percussion: say('qualities.percussion'),
  rhythm: say('qualities.rhythm'),
  toneColour: say('qualities.toneColour'),
};

const { tag, dates } = spokenLocale();
const list = new Intl.ListFormat(tag);
const traitList = new Intl.ListFormat(dates);
const peaks = new Intl.NumberFormat(tag, { minimumFractionDigits: 3, maximumFractionDigits: 3 });

function qualityList(of: readonly Quality[]): string {
  return list.format(of.map((quality) => qualityWords[quality]));
}

/** Why a track is near another, of the second beside the first; nothing where nothing stands out. */
export function reasonText({ alike, differs }: Reason): string {
  const traits = traitList.format(alike.map((trait) => say(`traits.${trait}`)));
  return [
    ...(alike.length === 0 ? [] : [say('same', { traits })]),
    ...differs.map(({ trait, by }) => say(`differs.${trait}.${by}`)),
  ].join(', ');
}

export const inspectorWords = {
  label: say('label'),
  nothingSelected: say('nothingSelected'),
  nothingSelectedDetail: say('nothingSelectedDetail'),

  sections: {
    genre: say('sections.genre'),
    tags: say('sections.tags'),
    tagsOfMany: say('sections.tagsOfMany'),
    sounds: say('sections.sounds'),
    why: say('sections.why'),
    opinions: say('sections.opinions'),
    nearest: say('sections.nearest'),
    effects: say('sections.effects'),
    facts: say('sections.facts'),
    moreTags: say('sections.moreTags'),
    genres: say('sections.genres'),
    sources: say('sections.sources'),
    formats: say('sections.formats'),
  },

  cover: (title: string) => say('cover', { title }),
  figures: {
    tempo: say('figures.tempo'),
    key: say('figures.key'),
    loudness: say('figures.loudness'),
    dynamics: say('figures.dynamics'),
  },
  /** Ends with how much of the track. */
  measuredOf: (extent: string) => say('measuredOf', { extent }),
  figureDetail: {
    tempo: say('figureDetail.tempo'),
    key: say('figureDetail.key'),
    loudness: say('figureDetail.loudness'),
    dynamics: say('figureDetail.dynamics'),
  },

  remarks: say('remarks'),
  tagNothing: say('tagNothing'),
  tagElsewhere: (written: string) => say('tagElsewhere', { written }),
  notAnalysedYet: say('notAnalysedYet'),
  noModel: say('noModel'),
  failed: (reason: string | null) => (reason === null ? say('failed') : say('failedBecause', { reason })),
  missing: say('missing'),
  notMusic: say('notMusic'),
  correct: say('correct'),
  clear: say('clear'),
  clearMany: say('clearMany'),
  agree: say('agree'),
  reveal: say('reveal'),
  loadFailed: say('loadFailed'),

  /** Classes as an ear names them: 'Violin, fiddle' is said by its first name. */
  hears: (sounds: readonly string[]) =>
    say('hears', {
      sounds: sounds.map((name) => (name.split(',')[0] ?? name).toLowerCase()).join(', '),
    }),
  heardBy: (ear: string) => say('heardBy', { ear }),

  nearestLabelled: say('nearestLabelled'),
  nearestOthers: say('nearestOthers'),
  noneNear: say('noneNear'),
  play: (title: string) => say('play', { title }),
  pause: (title: string) => say('pause', { title }),
  /** Followed by the title. */
  select: say('select'),
  moreLikeThis: say('moreLikeThis'),
  beside: (title: string, reason: string) => say('beside', { title, reason }),

  explaining: say('explaining'),
  explainFailed: say('explainFailed'),
  noEffects: say('noEffects'),
  typical: (genre: string, of: readonly Quality[]) =>
    of.length === 0 ? say('typicalNone', { genre }) : say('typical', { genre, qualities: qualityList(of) }),
  untypical: (genre: string, of: readonly Quality[]) =>
    of.length === 0 ? say('untypicalNone') : say('untypical', { genre, qualities: qualityList(of) }),
  near(genre: string, ofGenre: number, all: number): string {
    if (all === 0) return say('near.nothing');
    if (all === 1) return say(ofGenre === 1 ? 'near.oneIs' : 'near.oneIsNot', { genre });
    if (ofGenre === all) return say('near.all', { genre, all });
    return ofGenre === 0 ? say('near.noneOf', { genre, all }) : say('near.some', { genre, all, ofGenre });
  },
  speaksFor: (genre: string) => say('speaksFor', { genre }),
  speaksAgainst: (genre: string) => say('speaksAgainst', { genre }),
  effect: (value: string, usual: string) => say('effect', { value, usual }),

  severalSelected: (count: number) => say('severalSelected', { count }),
  severalTime: (text: string) => say('severalTime', { text }),
  severalYears: (from: number, to: number) =>
    from === to ? `${from}` : say('severalYears', { from: `${from}`, to: `${to}` }),
  severalNotMusic: (count: number) => say('severalNotMusic', { count }),
  unknownFormat: say('unknownFormat'),
  moreGenres: (count: number) => say('moreGenres', { count }),

  fact: {
    ...fieldNames,
    trackNumber: say('fact.trackNumber'),
    addedAt: say('fact.addedAt'),
    plays: say('fact.plays'),
    declaredGenre: say('fact.declaredGenre'),
    taggedBpm: say('fact.taggedBpm'),
    estimatedKey: say('fact.estimatedKey'),
    mood: filterNames.mood,
    era: filterNames.era,
    description: say('fact.description'),
    size: say('fact.size'),
    fileName: say('fact.fileName'),
  },
  trackNumber: (track: string, disc: string | null) =>
    disc === null ? track : say('trackNumber', { track, disc }),
  plays(count: number, lastDay: string | null): string {
    if (lastDay === null) return count === 0 ? say('plays.never') : say('plays.times', { count });
    return count === 0
      ? say('plays.neverLast', { day: lastDay })
      : say('plays.timesLast', { count, day: lastDay });
  },
  ofTotal: (number: number, total: number) => say('ofTotal', { number: `${number}`, total: `${total}` }),
  moreTag: {
    compilation: say('moreTag.compilation'),
    yes: say('moreTag.yes'),
    date: say('moreTag.date'),
    originalDate: say('moreTag.originalDate'),
    trackGain: say('moreTag.trackGain'),
    albumGain: say('moreTag.albumGain'),
    r128TrackGain: say('moreTag.r128TrackGain'),
    r128AlbumGain: say('moreTag.r128AlbumGain'),
    artistSort: say('moreTag.artistSort'),
    albumArtistSort: say('moreTag.albumArtistSort'),
    albumSort: say('moreTag.albumSort'),
    titleSort: say('moreTag.titleSort'),
    recordingId: say('moreTag.recordingId'),
    albumId: say('moreTag.albumId'),
    artistIds: say('moreTag.artistIds'),
    gain: (decibels: string, loudness: string, peak: number | undefined) =>
      peak === undefined
        ? say('moreTag.gain', { decibels, loudness })
        : say('moreTag.gainAndPeak', { decibels, loudness, peak: peaks.format(peak) }),
  },
  channels: (channels: number) =>
    channels === 1
      ? say('channels.mono')
      : channels === 2
        ? say('channels.stereo')
        : say('channels.more', { channels }),
  noTag: say('noTag'),
};
