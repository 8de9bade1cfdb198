// The ten genres that the starter knows, in its order.

export const starterGenres = [
  'blues',
  'classical',
  'country',
  'disco',
  'hip hop',
  'jazz',
  'metal',
  'pop',
  'reggae',
  'rock',
] as const;
