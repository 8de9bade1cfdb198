// Patterns that weights are chosen by.
import type { MaterialSet } from './material.ts';

const four = { beatsPerBar: 4, stepsPerBeat: 4 } as const;
const eighths = { beatsPerBar: 4, stepsPerBeat: 2 } as const;
const triplets = { beatsPerBar: 4, stepsPerBeat: 3 } as const;

/** Sixteenths, eighths, quarters, or no cymbals at all. */
const cymbals = [
  'x.x.x.x.x.x.x.x.',
  'xoxoxoxoxoxoxoxo',
  'x...x...x...x...',
  '..x...x...x...x.',
  'x.xxx.xxx.xxx.xx',
  '',
];
const cymbalEighths = ['xxxxxxxx', 'xoxoxoxo', 'x.x.x.x.', '.x.x.x.x', ''];
const backbeat = ['....X.......X...', '....X..o.o..X...', '....X..o....X..o'];
const basses = [
  'x.x.x.x.x.x.x.x.',
  'x...x...x...x...',
  'x.......x.......',
  'X..x..x.........',
  'x..x..x...x.x...',
  '',
];
const bassEighths = ['xxxxxxxx', 'x...x...', 'x.......', 'x..xx..x', ''];
const chopped = ['', '', '..x...x...x...x.', 'x...x...x...x...', '......x.......x.'];

export const development: MaterialSet = {
  kit: { kickHz: 50, snareHz: 180, decay: 1 },
  // biome-ignore format: a line a pattern
  patterns: [
    { kind: 'clicks', bpm: [60, 200], beatsPerBar: 4, stepsPerBeat: 1, parts: [['click', ['x', 'Xxxx', 'Xxx', 'Xooo', 'Xo', 'Xoxo']]], plain: true},
    { kind: 'clicks', bpm: [60, 200], beatsPerBar: 4, stepsPerBeat: 1, parts: [['rim', ['x', 'xo']], ['kick', ['x...', 'x', 'x.', '']]], plain: true},
    { kind: 'clicks', bpm: [60, 200], beatsPerBar: 4, stepsPerBeat: 1, parts: [['pluck', ['x', 'Xxxx', 'Xxx']], ['bass', ['x...', 'x.', '']]], plain: true},
    { kind: 'four to the floor', bpm: [100, 150], ...four, parts: [['kick', 'X...X...X...X...'], ['hat', cymbals, 0.3], ['bass', basses, 0.5]]},
    { kind: 'four to the floor', bpm: [90, 180], ...four, parts: [['kick', 'X...X...X...X...'], ['snare', backbeat, 0.6], ['hat', cymbals, 0.3]], chords: true},
    { kind: 'four to the floor', bpm: [60, 200], ...eighths, parts: [['kick', 'X.X.X.X.'], ['snare', ['..x...x.', ''], 0.6], ['hat', cymbalEighths, 0.2]], chords: true},
    { kind: 'four to the floor', bpm: [110, 150], ...four, parts: [['kick', 'X...X...X...X...'], ['snare', [...backbeat, ''], 0.6], ['open', cymbals, 0.3], ['pluck', ['x.xxx.xxx.xxx.xx', 'x..x..x.x..x..x.', ''], 0.4]]},
    { kind: 'rock', bpm: [80, 190], ...eighths, parts: [['kick', ['X...X...', 'X...Xx..', 'X..xX...', 'X.......']], ['snare', '..X...X.', 0.8], ['hat', cymbalEighths, 0.3], ['bass', bassEighths, 0.4]]},
    { kind: 'rock', bpm: [70, 180], ...eighths, parts: [['kick', ['X...Xx..', 'X.x.X...', 'X..x.x..']], ['snare', ['..X...X.', '..X..oX.'], 0.8], ['hat', cymbalEighths, 0.3], ['pluck', bassEighths, 0.3]], chords: true},
    { kind: 'rock', bpm: [90, 200], ...eighths, parts: [['kick', ['X...X...', 'X..xX.x.', 'Xx..Xx..']], ['snare', '..X...X.', 0.8], ['open', cymbalEighths, 0.3], ['chop', bassEighths, 0.4]]},
    { kind: 'polka', bpm: [90, 200], ...eighths, parts: [['kick', 'X.X.X.X.'], ['snare', '.X.X.X.X', 0.7], ['hat', cymbalEighths, 0.3], ['bass', ['x...x...', ''], 0.4]]},
    { kind: 'ballad', bpm: [60, 90], ...four, parts: [['kick', ['X.......X.x.....', 'X.......X.......', 'X......xX.......']], ['snare', backbeat, 0.7], ['hat', cymbals, 0.3]], chords: true},
    { kind: 'hip hop', bpm: [65, 105], ...four, parts: [['kick', ['X.....x..x......', 'X.x...x..x......', 'X.........x.....']], ['snare', backbeat, 0.8], ['hat', cymbals, 0.3], ['bass', basses, 0.6]], swing: 0.3},
    { kind: 'hip hop', bpm: [65, 100], ...four, parts: [['kick', ['X..x..x...x..x..', 'X......x..x.....', 'X..x....X..x....']], ['snare', backbeat, 0.8], ['hat', cymbals, 0.25], ['pluck', chopped, 0.4]], swing: 0.3},
    { kind: 'drum and bass', bpm: [160, 180], ...four, parts: [['kick', ['X.........X.....', 'X.X.......X.....']], ['snare', backbeat, 0.8], ['hat', cymbals, 0.3], ['bass', basses, 0.6]]},
    { kind: 'drum and bass', bpm: [160, 182], ...four, parts: [['kick', ['X.X.......X.....', 'X.........XX....', 'X.....X.........']], ['snare', backbeat, 0.8], ['open', cymbals, 0.3]], chords: true},
    { kind: 'breakbeat', bpm: [110, 145], ...four, parts: [['kick', ['X.X.......XX....', 'X.........X..X..', 'X.X...X...X.....']], ['snare', backbeat, 0.8], ['hat', cymbals, 0.3], ['bass', basses, 0.5]]},
    { kind: 'funk', bpm: [88, 120], ...four, parts: [['kick', ['X..x..x...x.....', 'X.x....x..x..x..']], ['snare', backbeat, 0.8], ['hat', cymbals, 0.3], ['bass', ['X..xx...x..x..x.', 'X.x..x..x.x.x...'], 0.5], ['chop', chopped, 0.3]], swing: 0.2},
    { kind: 'waltz', bpm: [90, 200], beatsPerBar: 3, stepsPerBeat: 1, parts: [['kick', 'X..'], ['hat', ['.xx', 'xxx'], 0.4], ['bass', ['x..', '']]]},
    { kind: 'waltz', bpm: [84, 195], beatsPerBar: 3, stepsPerBeat: 2, parts: [['bass', 'X.....', 0.8], ['chop', ['..x.x.', '..x...'], 0.5], ['pluck', ['', 'x.x.x.', 'x.xxx.', 'xxxxxx'], 0.4]]},
    { kind: 'waltz', bpm: [84, 170], beatsPerBar: 3, stepsPerBeat: 2, parts: [['kick', 'X.....'], ['snare', ['..x.x.', '....x.', ''], 0.4], ['hat', ['xxxxxx', 'x.x.x.', '..x.x.'], 0.3]], chords: true},
    { kind: 'one drop', bpm: [62, 90], ...four, parts: [['kick', '....X.......X...'], ['rim', ['....x.......x...', ''], 0.6], ['hat', cymbals, 0.3], ['chop', '..x...x...x...x.', 0.5], ['bass', basses, 0.6]], swing: 0.2},
    { kind: 'reggae', bpm: [65, 95], ...four, parts: [['kick', 'X...X...X...X...'], ['snare', '....x.......x...', 0.6], ['chop', '..x...x...x...x.', 0.6], ['bass', ['x.x...x.x.x.....', ...basses], 0.6]], swing: 0.2},
    { kind: 'swing', bpm: [110, 200], ...triplets, parts: [['open', ['x..x.xx..x.x', 'x..x..x..x..'], 0.4], ['hat', '...x.....x..', 0.4], ['bass', 'x..x..x..x..', 0.7]]},
    { kind: 'swing', bpm: [100, 190], ...triplets, parts: [['hat', 'x..x.xx..x.x', 0.4], ['kick', ['o..o..o..o..', ''], 0.5], ['snare', ['...x.....x.o', '..o.....o...', ''], 0.4], ['bass', 'x..x..x..x..', 0.7], ['chop', ['.....x......', '...x.....x..', ''], 0.4]]},
    { kind: 'shuffle', bpm: [76, 140], ...triplets, parts: [['kick', ['X.....X.....', 'X..X..X..X..']], ['snare', '...X.....X..', 0.8], ['hat', 'x.xx.xx.xx.x', 0.3], ['bass', ['x.xx.xx.xx.x', 'x..x..x..x..'], 0.5]]},
    { kind: 'slow blues', bpm: [55, 80], ...triplets, parts: [['kick', ['X.....X.....', 'X....xX.....']], ['snare', '...X.....X..', 0.8], ['hat', 'xxxxxxxxxxxx', 0.3], ['pluck', ['', 'x..x..x..x..', 'xxxxxxxxxxxx'], 0.3]], chords: true},
    { kind: 'arpeggio', bpm: [66, 150], ...eighths, parts: [['pluck', ['Xoxoxoxo', 'xxxxxxxx', 'Xxxxxxxx'], 0.8], ['bass', ['x...x...', 'x.......', 'x.x.x.x.'], 0.5]], plain: true},
    { kind: 'arpeggio', bpm: [60, 100], ...four, parts: [['pluck', ['XoxoxoxoXoxoxoxo', 'XoooXoooXoooXooo', 'xxxxxxxxxxxxxxxx'], 0.7], ['bass', ['x.......x.......', 'x...............', 'x...x...x...x...'], 0.5]], plain: true},
    { kind: 'comping', bpm: [60, 160], ...eighths, parts: [['chop', ['X.x.X.x.', 'x.x.x.x.', 'X...x...'], 0.8], ['bass', ['x...x...', 'x.......', 'x.x.x.x.'], 0.7]], plain: true},
    { kind: 'strumming', bpm: [76, 140], ...eighths, parts: [['chop', ['X.xx.xxo', 'X.xxx.xx', 'X.x.X.xx', 'xxxxxxxx'], 0.8], ['bass', ['x...x...', 'x.......', ''], 0.5]], plain: true},
    { kind: 'bossa', bpm: [110, 160], ...eighths, parts: [['kick', ['X..xX..x', 'X...X...'], 0.7], ['rim', ['x..x..x...x..x..', '..x..x..x..x..x.'], 0.6], ['hat', ['xxxxxxxx', ''], 0.25], ['pluck', ['x..x..xx', ''], 0.3]]},
    { kind: 'latin', bpm: [84, 125], ...four, parts: [['kick', ['X...X...X...X...', 'X..x..x.X..x..x.'], 0.8], ['snare', ['...x..x....x..x.', '....x.......x...'], 0.5], ['hat', cymbals, 0.3]]},
  ],
};
