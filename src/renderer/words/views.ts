// Texts for empty views, and notes above views that ask something of the person.

export const emptyViewWords = {
  unsorted: {
    title: 'Everything has a genre',
    detail: 'Tracks without a genre would be listed here.',
  },
  needsReview: {
    title: 'Nothing to review',
    detail: 'Tracks that the model is not sure of would be listed here.',
  },
  disagreements: {
    title: 'Tags and predictions agree',
    detail: 'Tracks whose tag and prediction differ would be listed here.',
  },
  missing: {
    title: 'Nothing is missing',
    detail: 'Files that are gone would be listed here, with their labels.',
  },
  failed: {
    title: 'Every file could be analysed',
    detail: 'Files that could not be read would be listed here, with the reason.',
  },
  maybeNotMusic: {
    title: 'No doubt about any track',
    detail: 'Tracks in which an ear hears speech or mere sounds would be listed here.',
  },
  notMusic: {
    title: 'Everything is music',
    detail: 'Podcasts and audiobooks are listed here once you have marked them as not music.',
  },
  genre: {
    title: 'No tracks here',
    detail: 'Tracks appear here when you set this genre, when a tag names it or when it is predicted.',
  },
  folder: {
    title: 'No tracks in this folder',
    detail: 'Tracks appear here when music is copied into it and it is looked through again.',
  },
  folderOffline: {
    title: 'This folder cannot be reached',
    detail: 'Its drive may be unplugged. Its tracks and your corrections are kept.',
  },
};

export const viewNoteWords = {
  notes: {
    needsReview: 'The model is not sure of these, and they have no label.',
    disagreements:
      'Tag and prediction name different genres. Select tracks that you know, and press G to correct them.',
    missing: 'These files are gone, or their drive is. Their labels are kept.',
    maybeNotMusic: 'An ear hears speech or mere sounds in these.',
    notMusic: 'These have no genre and are not learned from.',
  } as Readonly<Partial<Record<string, string>>>,
  review: 'Review them one by one',
  showTags: 'Show the genre tags',
  areNotMusic: 'None of them is music',
  areMusic: 'All of them are music',
  /** What the keys do to the selection. */
  kindKeys: (notMusic: string, music: string) => `${notMusic}: not music, ${music}: music`,
  folderOffline: 'Its tracks and your corrections are kept.',
};
