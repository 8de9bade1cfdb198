// The words of the sidebar, and of the folders in it.
import { formatCount } from './format.ts';

export const sidebarWords = {
  label: 'Library',
  search: 'Search',
  views: 'Views',
  library: 'Library',
  genres: 'Genres',
  folders: 'Folders',
  all: 'All tracks',
  albums: 'Albums',
  unsorted: 'Unsorted',
  needsReview: 'Needs review',
  disagreements: 'Disagreements',
  missing: 'Missing',
  failed: 'Failed',
  maybeNotMusic: 'Maybe not music',
  notMusic: 'Not music',
  addFolder: 'Add folder',
  rescan: 'Look for changes in all folders',
  /** Follows the count for those who do not see what it is a count of. */
  unit: (count: number) => (count === 1 ? 'track' : 'tracks'),
  predictedWith: (confidence: string) => `, predicted with ${confidence} confidence`,
  /** A genre's own tracks among those of the genres below it. */
  ofWhich: (own: number, all: number) => `${formatCount(own)} of ${formatCount(all)}`,
  withBelow: ', with the genres below it',
  /** The same, when it is pointed at. */
  predictedHint: (confidence: string) => `Predicted with ${confidence} confidence on average`,
  withBelowHint: (own: number, below: number) =>
    `${formatCount(own)} of its own, ${formatCount(below)} of genres below it`,

  folder: {
    more: (name: string) => `More about ${name}`,
    rescan: 'Look for changes',
    tryAgain: 'Try to reach it again',
    remove: 'Remove from library',
    giveUp: 'The files are really gone',
    offlineMark: ', offline',
    removeTitle: (name: string) => `Remove “${name}” from the library?`,
    removeDetail: [
      'Its tracks are hidden.',
      'Their labels are kept, and are there again when you add the folder.',
      'Your files are not touched.',
    ],
    removeOffline: 'It cannot be reached now, so it can be added again only when it is back.',
    confirm: 'Remove folder',
    removed: (name: string) => `“${name}” removed from the library`,
    addAgain: 'Add again',
  },
};
