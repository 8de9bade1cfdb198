// Other patterns, by another kit, that figures are of: nothing is chosen by them.
import type { MaterialSet } from './material.ts';

const four = { beatsPerBar: 4, stepsPerBeat: 4 } as const;
const eighths = { beatsPerBar: 4, stepsPerBeat: 2 } as const;
const triplets = { beatsPerBar: 4, stepsPerBeat: 3 } as const;

export const heldOut: MaterialSet = {
  kit: { kickHz: 62, snareHz: 220, decay: 0.8 },
  // biome-ignore format: a line a pattern
  patterns: [
    { kind: 'clicks', bpm: [60, 200], beatsPerBar: 4, stepsPerBeat: 1, parts: [['rim', 'x']], plain: true },
    { kind: 'clicks', bpm: [60, 200], beatsPerBar: 4, stepsPerBeat: 1, parts: [['click', 'Xxxx'], ['hat', '.x.x', 0.3]], plain: true},
    { kind: 'four to the floor', bpm: [100, 160], ...four, parts: [['kick', 'X...X...X...X...'], ['open', '..x...x...x...x.', 0.35], ['snare', '....x.......x..o', 0.5], ['bass', 'x..x..x.x..x..x.', 0.5]], chords: true},
    { kind: 'four to the floor', bpm: [110, 150], ...four, parts: [['kick', 'X...X...X...X...'], ['rim', '...x..x....x..x.', 0.4], ['hat', '..x...x...x...xx', 0.3], ['pluck', 'x..x..x..x..x.x.', 0.3]]},
    { kind: 'rock', bpm: [70, 190], ...eighths, parts: [['kick', 'X..xX..x'], ['snare', '..X...X.', 0.8], ['hat', 'xxxxxxxx', 0.3], ['bass', 'x.xxx.xx', 0.5]], chords: true},
    { kind: 'rock', bpm: [90, 190], ...eighths, parts: [['kick', 'X.x.X.......Xx..'], ['snare', '..X...X...X...X.', 0.8], ['open', 'x.x.x.x.', 0.3], ['chop', 'xxxxxxxx', 0.4]]},
    { kind: 'ballad', bpm: [60, 88], ...four, parts: [['kick', 'X..x....X.......'], ['rim', '....x.......x...', 0.7], ['hat', 'x.o.x.o.x.o.x.o.', 0.3], ['pluck', 'x...x...x...x...', 0.4]], chords: true},
    { kind: 'hip hop', bpm: [66, 104], ...four, parts: [['kick', 'X..x.......x.x..'], ['snare', '....X.......X..o', 0.8], ['hat', 'x.xxx.x.x.xxx.x.', 0.3], ['bass', 'X..x.......x....', 0.6]], swing: 0.3},
    { kind: 'hip hop', bpm: [66, 100], ...four, parts: [['kick', 'X.x....x..x.....'], ['snare', '....X.......X...', 0.8], ['hat', 'x.x.x.x.x.x.x.x.', 0.3], ['chop', '......x.......x.', 0.3]], swing: 0.3, chords: true},
    { kind: 'drum and bass', bpm: [162, 180], ...four, parts: [['kick', 'X.....X...X.....'], ['snare', '....X..o....X..o', 0.8], ['hat', 'xxx.xxx.xxx.xxx.', 0.3]]},
    { kind: 'drum and bass', bpm: [160, 178], ...four, parts: [['kick', 'X.........X.....X..x......X.....'], ['snare', '....X.......X...', 0.8], ['open', 'x...x...x...x...', 0.3], ['bass', 'X.....x.......x.', 0.6]]},
    { kind: 'breakbeat', bpm: [112, 145], ...four, parts: [['kick', 'X.X....X..X.....'], ['snare', '....X..o.o..X...', 0.8], ['open', 'x.x.x.x.x.x.x.x.', 0.3]], swing: 0.2},
    { kind: 'funk', bpm: [90, 118], ...four, parts: [['kick', 'X.x.......x..x..'], ['snare', '....X..o.o.oX..o', 0.8], ['hat', 'xxxxxxxxxxxxxxxx', 0.25], ['bass', 'X.x....x..x.x...', 0.5]], swing: 0.2},
    { kind: 'waltz', bpm: [90, 200], beatsPerBar: 3, stepsPerBeat: 1, parts: [['bass', 'X..', 0.8], ['hat', 'oxx', 0.3], ['chop', '.xx', 0.5]]},
    { kind: 'waltz', bpm: [84, 180], beatsPerBar: 3, stepsPerBeat: 2, parts: [['kick', 'X.....'], ['rim', '..x.x.', 0.5], ['pluck', 'x.xxx.', 0.4]], chords: true},
    { kind: 'one drop', bpm: [62, 88], ...four, parts: [['kick', '....X.......X...'], ['snare', '....x.......x...', 0.4], ['hat', 'x.xxx.x.x.xxx.x.', 0.3], ['chop', '..x...x...x...x.', 0.5], ['bass', 'x..x..x.........', 0.6]], swing: 0.2},
    { kind: 'swing', bpm: [105, 200], ...triplets, parts: [['open', 'x..x.xx..x.x', 0.35], ['snare', '.....x......', 0.3], ['rim', '.........x..', 0.5], ['bass', 'x..x..x..x..', 0.7], ['chop', '...x.....x..', 0.3]]},
    { kind: 'shuffle', bpm: [80, 138], ...triplets, parts: [['kick', 'X....xX.....'], ['snare', '...X.....X..', 0.8], ['open', 'x.xx.xx.xx.x', 0.3], ['chop', 'x.xx.xx.xx.x', 0.3]]},
    { kind: 'arpeggio', bpm: [66, 140], ...eighths, parts: [['pluck', 'xxxxxxxx', 0.8], ['bass', 'x.......', 0.7]], plain: true},
    { kind: 'arpeggio', bpm: [60, 100], ...four, parts: [['pluck', 'XxoxXxoxXxoxXxox', 0.7], ['chop', 'x...............', 0.5]], plain: true},
    { kind: 'strumming', bpm: [80, 140], ...eighths, parts: [['chop', 'X.x..xxx', 0.8], ['bass', 'X...x...', 0.5], ['rim', '..x...x.', 0.3]], plain: true},
    { kind: 'ska', bpm: [120, 190], ...eighths, parts: [['kick', 'X...X...'], ['snare', '..x...x.', 0.7], ['chop', '.x.x.x.x', 0.6], ['bass', 'x.x.x.x.', 0.6]]},
    { kind: 'march', bpm: [96, 132], beatsPerBar: 2, stepsPerBeat: 4, parts: [['kick', 'X...x...', 0.8], ['snare', 'x.xxx.x.x.xxxxxx', 0.5]]},
    { kind: 'latin', bpm: [84, 110], ...four, parts: [['kick', 'X...X...X...X...', 0.8], ['rim', '...x..x....x..x.', 0.6], ['hat', 'x.xxx.xxx.xxx.xx', 0.25], ['bass', '...x..x....x..x.', 0.5]]},
    { kind: 'country', bpm: [84, 130], ...four, parts: [['kick', 'X.......X.......'], ['snare', 'oo.oXo.ooo.oXo.o', 0.5], ['bass', 'x.......x.......', 0.6], ['chop', '....x.......x...', 0.4]]},
  ],
};
