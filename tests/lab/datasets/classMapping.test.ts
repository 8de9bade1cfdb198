// Classes under other names: as CSV and JSON, what is left out, and names that are nowhere.
import { describe, expect, it } from 'vitest';
import { mapped, parseClassMapping } from '../../../lab/datasets/classMapping.ts';

const clips = ['punk', 'metal', 'pop', 'speech'].map((name) => ({ class: name }));
const classesBy = (text: string) => mapped(clips, parseClassMapping(text)).map((clip) => clip.class);

describe('a mapping of classes', () => {
  it.each([
    ['CSV', 'from,to\npunk,rock\nmetal,rock\nspeech,\n'],
    ['CSV with a byte order mark', '\uFEFFto,from\r\nrock,punk\r\n"rock",metal\r\n,speech\r\n'],
    ['JSON of names', '{ "punk": "rock", "metal": "rock", "speech": null }'],
    [
      'JSON of pairs',
      '[{"from":"punk","to":"rock"},{"from":"metal","to":" rock "},{"from":"speech","to":""}]',
    ],
  ])(
    'as %s joins classes, leaves out what is mapped to nothing, and keeps what it does not name',
    (_, text) => expect(classesBy(text)).toEqual(['rock', 'rock', 'pop']),
  );

  it('with names that nothing is of is refused with these names', () =>
    expect(() => classesBy('from,to\nPunk,rock\ntango,latin\npop,pop\n')).toThrow(
      "No file is of the class 'Punk', 'tango'; there are 'metal', 'pop', 'punk', 'speech'.",
    ));

  it.each([
    ['from,to\npunk,rock\npunk,pop\n', "'punk' is mapped twice"],
    ['from,to\n,rock\n', 'without a name'],
    ['genre,class\npunk,rock\n', "columns 'from' and 'to'"],
    ['', "columns 'from' and 'to'"],
    ['{ "punk": 3 }', '"from" and "to"'],
    ['[{', '"from" and "to"'],
  ])('of %j is refused', (text, why) => expect(() => parseClassMapping(text)).toThrow(why));
});
