// The keys that belong to a place: the table's head, the screens beside the library, for the list of all keys.
export const screenKeys = [
  {
    title: 'On the names of columns',
    keys: [
      { keys: ['Enter'], does: 'Sort by it, or reverse the order' },
      { keys: ['Shift', 'Enter'], does: 'Sort by it, too' },
      { keys: ['←', '→'], does: 'To the next column' },
      { keys: ['Alt', '←', '→'], does: 'Move the column' },
      { keys: ['Tab'], does: 'To its edge, which arrows move' },
      { keys: ['Shift', 'F10'], does: 'Menu of the column' },
    ],
  },
  {
    title: 'In review',
    keys: [
      { keys: ['1', '…', '9'], does: 'It is this genre' },
      { keys: ['A', '…', 'Z'], does: 'Type any other genre' },
      { keys: ['S'], does: 'Skip this track' },
      { keys: ['Z'], does: 'Undo the last answer' },
    ],
  },
  {
    title: 'In review of a tag',
    keys: [
      { keys: ['Y'], does: 'Yes, it is' },
      { keys: ['N'], does: 'No, it is not' },
      { keys: ['S'], does: 'Later' },
      { keys: ['Z'], does: 'Undo the last answer' },
    ],
  },
  {
    title: 'On a tag of the track',
    keys: [
      { keys: ['←', '→'], does: 'To the next tag' },
      { keys: ['Enter'], does: 'Say yes, or take it back' },
      { keys: ['Del'], does: 'Say no, or take it back' },
    ],
  },
  {
    title: 'On the map',
    keys: [
      { keys: ['←', '↑', '→', '↓'], does: 'To the next track that way' },
      { keys: ['Shift', '←'], does: 'Move the map' },
      { keys: ['+', '−'], does: 'Zoom in or out' },
      { keys: ['0'], does: 'Show all of it' },
      { keys: ['Space'], does: 'Select the track, too' },
      { keys: ['Enter'], does: 'Play it' },
      { keys: ['L'], does: 'Draw a frame around tracks' },
    ],
  },
  {
    title: 'In tags in files',
    keys: [
      { keys: ['A'], does: 'Accept what a tag was read as' },
      { keys: ['C'], does: 'Change what it is read as' },
      { keys: ['I'], does: 'Ignore it, or stop ignoring it' },
      { keys: ['F'], does: 'Forget its meaning' },
      { keys: ['L'], does: 'Show tags like it' },
      { keys: ['T'], does: 'Show its tracks' },
      { keys: ['Ctrl', 'Z'], does: 'Undo the last vocabulary change' },
    ],
  },
  {
    title: 'In tags of your tracks',
    keys: [
      { keys: ['T'], does: 'Show its tracks' },
      { keys: ['A'], does: 'Ask me about it' },
    ],
  },
  {
    title: 'In the tree of genres',
    keys: [
      { keys: ['←', '→'], does: 'Close or open' },
      { keys: ['N'], does: 'New genre below' },
      { keys: ['R'], does: 'Rename it' },
      { keys: ['P'], does: 'Put under another' },
      { keys: ['M'], does: 'Merge into another' },
      { keys: ['S'], does: 'Add a spelling' },
      { keys: ['I'], does: 'Ignore it' },
    ],
  },
];
