// Words about missing tracks that could be several files.
import { messagesOf } from '../../core/languages/say.ts';

const say = messagesOf('matches');

export const matchWords = {
  title: say('title'),
  /** Above the missing tracks. */
  some: (count: number) => say('some', { count }),
  loadFailed: say('loadFailed'),
  nothing: say('nothing'),
  nothingDetail: say('nothingDetail'),
  missing: say('missing'),
  playlists: (names: readonly string[]) =>
    names.length === 1
      ? say('playlist', { name: names[0] ?? '' })
      : say('playlists', { count: names.length }),
  explained: say('explained'),
  candidates: say('candidates'),
  more: say('more'),
  further: (count: number) => say('further', { count }),
  none: say('none'),
  later: say('later'),
  answer: say('answer'),
  found: say('found'),
  refused: say('refused'),
};
