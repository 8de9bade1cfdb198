// Every format's way of writing genres, and where a value is split.
import { describe, expect, it } from 'vitest';
import { readValues, softParts } from '../../../src/core/genres/readTag.ts';

describe('readValues', () => {
  it.each<[string, string[], string[]]>([
    ['ID3v1 numbers, the first and the last', ['0', '191'], ['Blues', 'Psybient']],
    ['Winamp numbers', ['80', '147', '189'], ['Folk', 'Synth-Pop', 'Dubstep']],
    ['numbers that are none', ['192', '255', '007', '10101'], ['192', '255', '007', '10101']],
    ['ID3v2.3 references', ['(17)(39)'], ['Rock', 'Noise']],
    ['an ID3v2.3 refinement', ['(4)Eurodisco'], ['Disco', 'Eurodisco']],
    ['remix and cover', ['(RX)(CR)', 'RX', 'CR'], ['Remix', 'Cover', 'Remix', 'Cover']],
    ['an escaped bracket', ['((I can figure out any genre)'], ['(I can figure out any genre)']],
    ['an escaped bracket after a reference', ['(55)((I think...)'], ['Dream', '(I think...)']],
    ['a bracket that is no reference', ['(255)', '(live)'], ['(255)', '(live)']],
    ['ID3v2.4 with NUL', ['17\0Grunge\0RX'], ['Rock', 'Grunge', 'Remix']],
    ['repeated Vorbis fields', ['House', 'Deep House'], ['House', 'Deep House']],
    [
      'semicolons, bars, line ends, double backslashes',
      ['Rock;Blues|Folk\r\nJazz\\\\Soul'],
      ['Rock', 'Blues', 'Folk', 'Jazz', 'Soul'],
    ],
    ['separators without anything between', [';Rock;;Blues;'], ['Rock', 'Blues']],
    ['blank space, which somebody wrote', [' '], [' ']],
    ['nothing', [''], []],
  ])('%s', (_, fields, values) => {
    expect(readValues(fields)).toEqual(values);
  });
});

describe('softParts', () => {
  it.each<[string, string[]]>([
    ['Funk / Soul', ['Funk', 'Soul']],
    ['Folk, World, & Country', ['Folk', 'World', 'Country']],
    ['Techno (Peak / Time)', ['Techno (Peak / Time)']],
    ['Trance (Raw / Deep), House', ['Trance (Raw / Deep)', 'House']],
    ['Electronic---House', ['Electronic', 'House']],
    ['Electronic > House', ['Electronic', 'House']],
    ['Hip-Hop', ['Hip-Hop']],
    ['R&B', ['R&B']],
    ['(unclosed / bracket', ['(unclosed / bracket']],
    ['/', []],
  ])('%s', (value, parts) => {
    expect(softParts(value)).toEqual(parts);
  });
});
