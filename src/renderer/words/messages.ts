// Every text of the interface, in one place.

import type { GenreSource } from '../../core/domain/genre.ts';
import type { RetrainReport } from '../../core/domain/job.ts';
import { messagesOf } from '../../core/languages/say.ts';
import { albumWords } from './albums.ts';
import { changeWords } from './changes.ts';
import { commandWords } from './commands.ts';
import { genresChanged, countedTracks as tracks } from './counted.ts';
import { exploreWords } from './explore.ts';
import { exportWords } from './export.ts';
import { choices, days, filterNames, orderNames, units } from './fields.ts';
import { filterWords } from './filters.ts';
import { fromTagsWords } from './fromTags.ts';
import { inspectorWords } from './inspector.ts';
import { learningWords } from './learning.ts';
import { matchWords } from './matches.ts';
import { playerWords } from './player.ts';
import { playlistWords } from './playlists.ts';
import { queryWords } from './query.ts';
import { ratingWords } from './rating.ts';
import { reviewWords } from './review.ts';
import { screenKeys } from './screenKeys.ts';
import { settingsWords } from './settings.ts';
import { sidebarWords } from './sidebar.ts';
import { statisticsWords } from './statistics.ts';
import { columnWords, groupWords, similarWords, trackMenuWords } from './table.ts';
import { tagWords } from './tags.ts';
import { tagWritingWords } from './tagWriting.ts';
import { emptyViewWords, viewNoteWords } from './views.ts';
import { walkWords } from './walks.ts';

const say = messagesOf('messages');

export const messages = {
  tracks,

  screens: {
    label: say('screens.label'),
    explore: say('screens.explore'),
    review: say('screens.review'),
    learn: say('screens.learn'),
    tags: say('screens.tags'),
    settings: say('screens.settings'),
  },
  explore: exploreWords,
  statistics: statisticsWords,
  walks: walkWords,
  tags: tagWords,
  tagWriting: tagWritingWords,
  playlists: playlistWords,
  commands: commandWords,
  learning: learningWords,
  review: reviewWords,
  sidebar: sidebarWords,
  query: queryWords,
  fields: { filters: filterNames, orders: orderNames, units, choices, days },
  filters: filterWords,
  emptyViews: emptyViewWords,
  viewNotes: viewNoteWords,
  settings: settingsWords,
  albums: albumWords,
  columns: columnWords,
  groups: groupWords,
  trackMenu: trackMenuWords,
  similar: similarWords,
  matches: matchWords,
  rating: ratingWords,

  opening: {
    opening: say('opening.opening'),
    failed: say('opening.failed'),
  },

  connection: {
    lost: say('connection.lost'),
    lostDetail: say('connection.lostDetail'),
    refused: say('connection.refused'),
    refusedDetail: say('connection.refusedDetail'),
    crowded: say('connection.crowded'),
    crowdedDetail: say('connection.crowdedDetail'),
  },

  table: {
    label: say('table.label'),
    unsorted: say('table.unsorted'),
    notAnalysedYet: say('table.notAnalysedYet'),
    notMusic: say('table.notMusic'),
    failed: say('table.failed'),
    missing: say('table.missing'),
    playing: say('table.playing'),
    nothingFound: say('table.nothingFound'),
    nothingFoundFor: (search: string) => say('table.nothingFoundFor', { search }),
    clearSearch: say('table.clearSearch'),
    listening: say('table.listening'),
    listeningDetail: say('table.listeningDetail'),
    noAudio: say('table.noAudio'),
    noAudioDetail: say('table.noAudioDetail'),
    loadFailed: say('table.loadFailed'),
    movedTo: (place: number, all: number) => say('table.movedTo', { place, all }),
    selected: (selected: number, all: number) => say('table.selected', { selected, all }),
    clear: say('table.clear'),
  },

  source: {
    label: say('source.label'),
    tag: say('source.tag'),
    model: say('source.model'),
    none: say('source.none'),
  } satisfies Record<GenreSource, string>,

  inspector: inspectorWords,

  picker: {
    title: (count: number) => say('picker.title', { count }),
    label: say('picker.label'),
    placeholder: say('picker.placeholder'),
    genres: say('picker.genres'),
    create: (name: string) => say('picker.create', { name }),
    createNote: say('picker.createNote'),
    newToYou: say('picker.newToYou'),
    clear: say('picker.clear'),
    current: say('picker.current'),
    nothing: say('picker.nothing'),
    confirmTitle: (name: string) => say('picker.confirmTitle', { name }),
    confirmDetail: (count: number) => say('picker.confirmDetail', { count }),
    confirm: say('picker.confirm'),
    back: say('picker.back'),
  },

  corrections: {
    set: (count: number, genre: string) => say('corrections.set', { count, genre }),
    cleared: (count: number) => say('corrections.cleared', { count }),
    failed: say('corrections.failed'),
  },

  changes: changeWords,

  fromTags: fromTagsWords,

  player: playerWords,

  learn: {
    retrain: say('learn.retrain'),
    title: say('learn.title'),
    detail: say('learn.detail'),
    model: say('learn.model'),
    starter: say('learn.starter'),
    personal: say('learn.personal'),
    rows: (rows: number, genres: number) => say('learn.rows', { rows, genres }),
    corrections: (count: number) => say('learn.corrections', { count }),
    start: say('learn.start'),
    running: say('learn.running'),
    cancel: say('learn.cancel'),
    done: (measured: string, report: RetrainReport) =>
      say('learn.done', { measured, changed: genresChanged(report) }),
  },

  export: exportWords,

  folders: {
    title: say('folders.title'),
    detail: say('folders.detail'),
    dropped: say('folders.dropped'),
    path: say('folders.path'),
    go: say('folders.go'),
    up: say('folders.up'),
    home: say('folders.home'),
    inside: say('folders.inside'),
    empty: say('folders.empty'),
    looking: say('folders.looking'),
    audioFiles: (count: number) =>
      count === 0 ? say('folders.noAudioFiles') : say('folders.audioFiles', { count }),
    add: say('folders.add'),
    use: say('folders.use'),
    cancel: say('folders.cancel'),
    chooseTitle: say('folders.chooseTitle'),
    chooseMusic: say('folders.chooseMusic'),
    failed: say('folders.failed'),
  },

  jobs: {
    label: say('jobs.label'),
    title: say('jobs.title'),
    loadFailed: say('jobs.loadFailed'),
    nothing: say('jobs.nothing'),
    nothingDetail: say('jobs.nothingDetail'),
    runningNow: say('jobs.runningNow'),
    past: say('jobs.past'),
    earlier: (count: number) => say('jobs.earlier', { count }),
    paused: say('jobs.paused'),
    pause: (title: string) => say('jobs.pause', { title }),
    resume: (title: string) => say('jobs.resume', { title }),
    retry: (path: string) => say('jobs.retry', { path }),
    retryAll: (count: number) => say('jobs.retryAll', { count }),
    nothingToRetry: say('jobs.nothingToRetry'),
    details: say('jobs.details'),
    queued: say('jobs.queued'),
    cancelled: say('jobs.cancelled'),
    failed: say('jobs.failed'),
    cancel: (title: string) => say('jobs.cancel', { title }),
    stop: say('jobs.stop'),
    progress: (title: string) => say('jobs.progress', { title }),
    failures: (count: number) => say('jobs.failures', { count }),
    leftOut: (count: number) => say('jobs.leftOut', { count }),
    takeIn: say('jobs.takeIn'),
    takeInPath: (path: string) => say('jobs.takeInPath', { path }),
    more: (count: number) => say('jobs.more', { count }),
    running: (count: number) => say('jobs.running', { count }),
  },

  firstRun: {
    title: say('firstRun.title'),
    detail: say('firstRun.detail'),
    choose: say('firstRun.choose'),
    dropToo: say('firstRun.dropToo'),
    composing: say('firstRun.composing'),
    composingDetail: say('firstRun.composingDetail'),
    composingWait: say('firstRun.composingWait'),
    promises: [
      { title: say('firstRun.stay.title'), detail: say('firstRun.stay.detail') },
      { title: say('firstRun.here.title'), detail: say('firstRun.here.detail') },
      { title: say('firstRun.learns.title'), detail: say('firstRun.learns.detail') },
    ],
  },

  common: {
    close: say('common.close'),
    dismiss: say('common.dismiss'),
    tryAgain: say('common.tryAgain'),
    cancel: say('common.cancel'),
    unknownArtist: say('common.unknownArtist'),
    somethingWrong: say('common.somethingWrong'),
    told: (what: string, text: string) => say('common.told', { what, text }),
  },

  keys: {
    title: say('keys.title'),
    screens: screenKeys,
  },
};
