// Every text of the interface, in one place.

import type { GenreSource } from '../../core/domain/genre.ts';
import type { RetrainReport } from '../../core/domain/job.ts';
import type { OrganiseReport } from '../../core/domain/placing.ts';
import { albumWords } from './albums.ts';
import { changeWords } from './changes.ts';
import { commandWords } from './commands.ts';
import { counted, genresChanged, countedTracks as tracks } from './counted.ts';
import { exploreWords } from './explore.ts';
import { exportWords } from './export.ts';
import { choices, days, filterNames, orderNames, units } from './fields.ts';
import { filterWords } from './filters.ts';
import { formatCount } from './format.ts';
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

export const messages = {
  tracks,

  screens: {
    label: 'Screens',
    explore: 'Explore',
    review: 'Review',
    learn: 'Learn',
    tags: 'Tags',
    settings: 'Settings',
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
    opening: 'Opening the library',
    failed: 'The library cannot be shown',
  },

  connection: {
    lost: 'Connection lost, trying again',
    lostDetail: 'What you see may be out of date. Corrections made now are sent when the connection is back.',
    refused: 'This page has no access',
    refusedDetail:
      'Its key is missing or no longer valid. Open the address that Stackwax printed when it started.',
    crowded: 'Open in too many pages',
    crowdedDetail: 'Close another page that shows this library; this one then connects by itself.',
  },

  table: {
    label: 'Tracks',
    unsorted: 'Unsorted',
    notAnalysedYet: 'Not analysed yet',
    notMusic: 'Not music',
    failed: 'Could not be analysed',
    missing: 'The file is missing',
    playing: 'Playing',
    nothingFound: 'Nothing found',
    nothingFoundFor: (search: string) => `No track is found by “${search}”.`,
    clearSearch: 'Clear search',
    listening: 'Analysing',
    listeningDetail: 'Tracks appear here as soon as they are found.',
    noAudio: 'No music in these folders',
    noAudioDetail:
      'Stackwax found no audio files. Add another folder, or look again after copying music there.',
    loadFailed: 'The tracks could not be loaded',
    movedTo: (place: number, all: number) => `Now at ${formatCount(place)} of ${formatCount(all)}`,
    selected: (selected: number, all: number) => `${formatCount(selected)} of ${tracks(all)} selected`,
    clear: 'Clear selection',
  },

  source: {
    label: 'Set by you',
    tag: 'From tag',
    model: 'Predicted',
    none: 'No genre yet',
  } satisfies Record<GenreSource, string>,

  inspector: inspectorWords,

  picker: {
    title: (count: number) => (count === 1 ? 'Genre of this track' : `Genre of ${tracks(count)}`),
    label: 'Genre',
    placeholder: 'Type a genre',
    genres: 'Genres',
    create: (name: string) => `Create “${name}”`,
    createNote: 'your own',
    newToYou: 'new',
    clear: 'Clear correction',
    current: 'now',
    nothing: 'Type a name to create a genre',
    confirmTitle: (name: string) => `Create the genre “${name}”?`,
    confirmDetail: (count: number) =>
      `It is not among your genres yet. It will be created and given to ${tracks(count)}.`,
    confirm: 'Create genre',
    back: 'Back',
  },

  corrections: {
    set: (count: number, genre: string) => `${tracks(count)} set to ${genre}`,
    cleared: (count: number) => `Correction cleared for ${tracks(count)}`,
    failed: 'The correction was not saved',
  },

  changes: changeWords,

  fromTags: fromTagsWords,

  player: playerWords,

  learn: {
    retrain: 'Retrain',
    title: 'Retrain',
    detail:
      'Stackwax fits a new model on this computer from your corrections and from trusted tags, and predicts the whole library again. You can go back to the model before.',
    model: 'Model in use',
    starter: 'Starter model',
    personal: 'Your own model',
    rows: (rows: number, genres: number) =>
      `Learned from ${counted(rows, 'example', 'examples')} of ${counted(genres, 'genre', 'genres')}`,
    corrections: (count: number) => `${tracks(count)} corrected by you`,
    start: 'Retrain now',
    running: 'Retraining',
    cancel: 'Cancel',
    done: (measured: string, report: RetrainReport) =>
      `The new model is in use. ${measured} ${genresChanged(report)}.`,
  },

  export: exportWords,

  folders: {
    title: 'Add a folder',
    detail: 'Stackwax looks through it and its sub-folders. Your files are not changed.',
    dropped: 'A browser does not tell where dropped files lie. Choose them here.',
    path: 'Folder',
    go: 'Open',
    up: 'Up one folder',
    home: 'Home folder',
    inside: 'Folders inside',
    empty: 'No folders inside',
    looking: 'Looking into it',
    audioFiles: (count: number) =>
      count === 0
        ? 'No audio files directly here'
        : `${counted(count, 'audio file', 'audio files')} directly here`,
    add: 'Add this folder',
    use: 'Use this folder',
    cancel: 'Cancel',
    chooseTitle: 'Choose a folder',
    chooseMusic: 'Choose a folder with music',
    failed: 'This folder cannot be opened',
  },

  jobs: {
    label: 'Activity',
    title: 'Activity',
    loadFailed: 'The list of activities could not be loaded',
    nothing: 'Nothing is running',
    nothingDetail: 'Scans, retraining and exports are listed here, with their results.',
    runningNow: 'Running now',
    past: 'Before',
    earlier: (count: number) => `Show ${formatCount(count)} earlier`,
    paused: 'Paused',
    pause: (title: string) => `Pause ${title}`,
    resume: (title: string) => `Resume ${title}`,
    retry: (path: string) => `Try again: ${path}`,
    retryAll: (count: number) => `Try all ${formatCount(count)} again`,
    nothingToRetry: 'These files are not in the library any more',
    details: 'Show details',
    queued: 'Waiting',
    cancelled: 'Cancelled. What was finished is kept.',
    failed: 'Failed',
    cancel: (title: string) => `Cancel ${title}`,
    progress: (title: string) => `Progress of ${title}`,
    left: (time: string) => `${time} left`,
    rate: (rate: string, unit: string) => `${rate} ${unit}/s`,
    doneOf: (done: string, total: string, unit: string) => `${done} of ${total} ${unit}`,
    done: (done: string, unit: string) => `${done} ${unit}`,
    scanned: (files: number, analysed: number) =>
      `${counted(files, 'file', 'files')} found, ${formatCount(analysed)} analysed`,
    composed: (count: number) => `${counted(count, 'piece', 'pieces')} composed`,
    listened: (count: number) => `${tracks(count)} listened to`,
    retrained: genresChanged,
    predicted: (count: number) => `${tracks(count)} predicted again`,
    laidOut: (count: number) => `${tracks(count)} on the map`,
    importedTags: (rows: number) =>
      `${formatCount(rows)} ${rows === 1 ? 'row' : 'rows'} with a track of yours.`,
    clustered: (clusters: number, count: number) =>
      `${tracks(count)} in ${clusters === 1 ? 'one cluster' : `${clusters} clusters`}`,
    learnedTags: (tags: number, count: number) =>
      `${counted(tags, 'tag', 'tags')} learned, heard in ${tracks(count)}`,
    organised: ({ files, isBack, left }: OrganiseReport) =>
      `${counted(files, 'file', 'files')} ${isBack ? 'put back' : 'put in place'}${left.length === 0 ? '' : `, ${formatCount(left.length)} left alone`},`,
    copied: (files: number, there: number) =>
      `${counted(files, 'file', 'files')} copied${there === 0 ? '' : `, ${formatCount(there)} there already`},`,
    exported: (count: number) => `${counted(count, 'playlist', 'playlists')} written`,
    failures: (count: number) => counted(count, 'problem', 'problems'),
    leftOut: (count: number) => `${formatCount(count)} left out`,
    takeIn: 'Take in',
    takeInPath: (path: string) => `Take in ${path}`,
    more: (count: number) => `and ${formatCount(count)} more`,
    took: (time: string) => `in ${time}`,
    running: (count: number) => (count === 1 ? '1 running' : `${count} running`),
  },

  firstRun: {
    title: 'Your music, sorted by how it sounds',
    detail:
      'Choose a folder. Stackwax reads the tags, analyses every track on this computer and sorts it by genre. Correct it where it is wrong, and it learns.',
    choose: 'Choose a folder',
    dropToo: 'or drop a folder here',
    composing: 'Ten bands are being composed',
    composingDetail:
      'Each plays in the style of one genre. In a moment their first pieces are here, and the others follow while you look around.',
    composingWait: 'Tuning',
    promises: [
      {
        title: 'Your files stay as they are',
        detail:
          'Genres and corrections are kept in a library of their own. Tags are written only where you ask for it.',
      },
      {
        title: 'Nothing leaves this computer',
        detail: 'No cloud, no account: analysis and learning happen here.',
      },
      {
        title: 'It learns from you',
        detail: 'Correct a track, retrain, and the rest of the library follows.',
      },
    ],
  },

  common: {
    close: 'Close',
    dismiss: 'Dismiss',
    tryAgain: 'Try again',
    cancel: 'Cancel',
    unknownArtist: 'Unknown artist',
    somethingWrong: 'Something went wrong',
  },

  keys: {
    title: 'Keyboard shortcuts',
    screens: screenKeys,
  },
};
