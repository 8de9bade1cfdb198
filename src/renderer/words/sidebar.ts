// The words of the sidebar, and of the folders in it.
import { messagesOf } from '../../core/languages/say.ts';

const say = messagesOf('sidebar');

export const sidebarWords = {
  label: say('label'),
  search: say('search'),
  views: say('views'),
  library: say('library'),
  genres: say('genres'),
  folders: say('folders'),
  all: say('all'),
  albums: say('albums'),
  unsorted: say('unsorted'),
  needsReview: say('needsReview'),
  disagreements: say('disagreements'),
  missing: say('missing'),
  failed: say('failed'),
  maybeNotMusic: say('maybeNotMusic'),
  notMusic: say('notMusic'),
  addFolder: say('addFolder'),
  rescan: say('rescan'),
  /** Follows the count for those who do not see what it is a count of. */
  unit: (count: number) => say('unit', { count }),
  predictedWith: (confidence: string) => say('predictedWith', { confidence }),
  /** A genre's own tracks among those of the genres below it. */
  ofWhich: (own: number, all: number) => say('ofWhich', { own, all }),
  withBelow: say('withBelow'),
  /** The same, when it is pointed at. */
  predictedHint: (confidence: string) => say('predictedHint', { confidence }),
  withBelowHint: (own: number, below: number) => say('withBelowHint', { own, below }),

  folder: {
    more: (name: string) => say('folder.more', { name }),
    rescan: say('folder.rescan'),
    tryAgain: say('folder.tryAgain'),
    remove: say('folder.remove'),
    giveUp: say('folder.giveUp'),
    offlineMark: say('folder.offlineMark'),
    removeTitle: (name: string) => say('folder.removeTitle', { name }),
    removeDetail: [
      say('folder.removeDetail.hidden'),
      say('folder.removeDetail.kept'),
      say('folder.removeDetail.files'),
    ],
    removeOffline: say('folder.removeOffline'),
    confirm: say('folder.confirm'),
    removed: (name: string) => say('folder.removed', { name }),
    addAgain: say('folder.addAgain'),
  },
};
