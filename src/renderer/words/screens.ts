// The names of the screens beside the library.
export const screenWords = {
  label: 'Screens',
  review: 'Review',
  learn: 'Learn',
  tags: 'Tags',
  settings: 'Settings',
} as const;
