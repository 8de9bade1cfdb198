// What can be done with a genre, a playlist, a folder, an album, an artist, a tag: in their menus and in the palette.

export const thingWords = {
  menuOf: (name: string) => `What to do with ${name}`,
  play: 'Play',
  show: 'Show its tracks',
  radio: 'Radio from this',
  ask: 'Ask me about it',
  empty: 'There is no track in it',
};
