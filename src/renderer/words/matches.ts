// Words about missing tracks that could be several files.
import { counted } from './counted.ts';
import { formatCount } from './format.ts';

export const matchWords = {
  title: 'Which file is it?',
  /** Above the missing tracks. */
  some: (count: number) =>
    count === 1
      ? 'One of them could be found: which file is it?'
      : `${formatCount(count)} of them could be found: which files are they?`,
  loadFailed: 'What could be found is not known',
  nothing: 'Nothing to answer',
  nothingDetail:
    'When a missing track with something you set could be any of several files, you are asked here. Nothing is guessed.',
  missing: 'Missing track',
  playlists: (names: readonly string[]) =>
    names.length === 1 ? `In the playlist “${names[0]}”` : `In ${names.length} playlists`,
  explained: 'These files have the same sound. Which one is this track? What you set goes with it.',
  candidates: 'Files that it could be',
  more: 'The first fifty are listed.',
  further: (count: number) => counted(count, 'more question', 'more questions'),
  none: 'None of these',
  later: 'Keep waiting',
  answer: 'It is this file',
  found: 'Found, with all that you set',
  refused: 'It stays missing, with all that you set',
};
