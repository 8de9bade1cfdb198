// Texts for empty views, and notes above views that ask something of the person.
import { messagesOf } from '../../core/languages/say.ts';

const say = messagesOf('views');

export const emptyViewWords = {
  unsorted: {
    title: say('empty.unsorted.title'),
    detail: say('empty.unsorted.detail'),
  },
  needsReview: {
    title: say('empty.needsReview.title'),
    detail: say('empty.needsReview.detail'),
  },
  disagreements: {
    title: say('empty.disagreements.title'),
    detail: say('empty.disagreements.detail'),
  },
  missing: {
    title: say('empty.missing.title'),
    detail: say('empty.missing.detail'),
  },
  failed: {
    title: say('empty.failed.title'),
    detail: say('empty.failed.detail'),
  },
  maybeNotMusic: {
    title: say('empty.maybeNotMusic.title'),
    detail: say('empty.maybeNotMusic.detail'),
  },
  notMusic: {
    title: say('empty.notMusic.title'),
    detail: say('empty.notMusic.detail'),
  },
  genre: {
    title: say('empty.genre.title'),
    detail: say('empty.genre.detail'),
  },
  folder: {
    title: say('empty.folder.title'),
    detail: say('empty.folder.detail'),
  },
  folderOffline: {
    title: say('empty.folderOffline.title'),
    detail: say('empty.folderOffline.detail'),
  },
};

export const viewNoteWords = {
  notes: {
    needsReview: say('notes.needsReview'),
    disagreements: say('notes.disagreements'),
    missing: say('notes.missing'),
    maybeNotMusic: say('notes.maybeNotMusic'),
    notMusic: say('notes.notMusic'),
  } as Readonly<Partial<Record<string, string>>>,
  review: say('review'),
  showTags: say('showTags'),
  areNotMusic: say('areNotMusic'),
  areMusic: say('areMusic'),
  /** What the keys do to the selection. */
  kindKeys: (notMusic: string, music: string) => say('kindKeys', { notMusic, music }),
  folderOffline: say('folderOffline'),
};
