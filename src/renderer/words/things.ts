// What can be done with a genre, a playlist, a folder, an album, an artist, a tag: in their menus and in the palette.
import { messagesOf } from '../../core/languages/say.ts';

const say = messagesOf('things');

export const thingWords = {
  menuOf: (name: string) => say('menuOf', { name }),
  play: say('play'),
  show: say('show'),
  radio: say('radio'),
  ask: say('ask'),
  empty: say('empty'),
};
