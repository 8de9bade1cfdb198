// The keys that belong to a place: the table's head, the screens beside the library, for the list of all keys.
import { messagesOf } from '../../core/languages/say.ts';

const say = messagesOf('screenKeys');

export const screenKeys = [
  {
    title: say('columns.title'),
    keys: [
      { keys: ['Enter'], does: say('columns.sort') },
      { keys: ['Shift', 'Enter'], does: say('columns.sortToo') },
      { keys: ['←', '→'], does: say('columns.next') },
      { keys: ['Alt', '←', '→'], does: say('columns.move') },
      { keys: ['Tab'], does: say('columns.edge') },
      { keys: ['Shift', 'F10'], does: say('columns.menu') },
    ],
  },
  {
    title: say('review.title'),
    keys: [
      { keys: ['1', '…', '9'], does: say('review.genre') },
      { keys: ['A', '…', 'Z'], does: say('review.other') },
      { keys: ['S'], does: say('review.skip') },
      { keys: ['Z'], does: say('review.undo') },
    ],
  },
  {
    title: say('tagReview.title'),
    keys: [
      { keys: ['Y'], does: say('tagReview.yes') },
      { keys: ['N'], does: say('tagReview.no') },
      { keys: ['S'], does: say('tagReview.later') },
      { keys: ['Z'], does: say('review.undo') },
    ],
  },
  {
    title: say('trackTag.title'),
    keys: [
      { keys: ['←', '→'], does: say('trackTag.next') },
      { keys: ['Enter'], does: say('trackTag.yes') },
      { keys: ['Del'], does: say('trackTag.no') },
    ],
  },
  {
    title: say('map.title'),
    keys: [
      { keys: ['←', '↑', '→', '↓'], does: say('map.next') },
      { keys: ['Shift', '←'], does: say('map.move') },
      { keys: ['+', '−'], does: say('map.zoom') },
      { keys: ['0'], does: say('map.all') },
      { keys: ['Space'], does: say('map.select') },
      { keys: ['Enter'], does: say('map.play') },
      { keys: ['L'], does: say('map.frame') },
    ],
  },
  {
    title: say('tagsInFiles.title'),
    keys: [
      { keys: ['A'], does: say('tagsInFiles.accept') },
      { keys: ['C'], does: say('tagsInFiles.change') },
      { keys: ['I'], does: say('tagsInFiles.ignore') },
      { keys: ['F'], does: say('tagsInFiles.forget') },
      { keys: ['L'], does: say('tagsInFiles.alike') },
      { keys: ['T'], does: say('tagsInFiles.tracks') },
      { keys: ['Ctrl', 'Z'], does: say('tagsInFiles.undo') },
    ],
  },
  {
    title: say('ownTags.title'),
    keys: [
      { keys: ['T'], does: say('ownTags.tracks') },
      { keys: ['A'], does: say('ownTags.ask') },
    ],
  },
  {
    title: say('tree.title'),
    keys: [
      { keys: ['←', '→'], does: say('tree.open') },
      { keys: ['N'], does: say('tree.create') },
      { keys: ['R'], does: say('tree.rename') },
      { keys: ['P'], does: say('tree.put') },
      { keys: ['M'], does: say('tree.merge') },
      { keys: ['S'], does: say('tree.spelling') },
      { keys: ['I'], does: say('tree.ignore') },
    ],
  },
];
