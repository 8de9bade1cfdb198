// What the views say when nothing is in them, and what those say that want something from the person.

export const emptyViewWords = {
  unsorted: {
    title: 'Everything has a genre',
    detail: 'Tracks that nobody could place would be listed here.',
  },
  needsReview: {
    title: 'Nothing to review',
    detail: 'Tracks that the model is not sure of would be listed here.',
  },
  disagreements: {
    title: 'Tags and sound agree',
    detail: 'Tracks whose tag says another genre than the one they sound like would be listed here.',
  },
  missing: {
    title: 'Nothing is missing',
    detail: 'Files that are gone would be listed here, with everything you said of them.',
  },
  failed: {
    title: 'Every file could be listened to',
    detail: 'Files that could not be read would be listed here, with the reason.',
  },
  notMusic: {
    title: 'Everything is music',
    detail: 'Podcasts and audiobooks are listed here once you have said that they are no music.',
  },
  genre: {
    title: 'No tracks here',
    detail: 'Tracks appear here when you say so, or when they sound like it.',
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
    needsReview: 'The model is not sure of these, and nobody has said what they are.',
    disagreements:
      'The tag says one genre, the track sounds like another. Select what you know better, and press G.',
    missing: 'These files are gone, or their drive is. What you said of them is kept.',
    notMusic: 'These have no genre and are not learned from.',
  } as Readonly<Partial<Record<string, string>>>,
  review: 'Review them one by one',
  showTags: 'Show what the tags say',
  folderOffline: 'This folder cannot be reached now. Its tracks and your corrections are kept.',
};
