// The drawn map: every track a dot, names where there is room, and nothing in a name that a reader of SVG would obey.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from '../../../src/core/learning/maths/random.ts';
import { dotsPath } from '../../../src/core/map/svg/dots.ts';
import { placedNames } from '../../../src/core/map/svg/names.ts';
import { type Coloured, type MapPicture, svgMark, svgOf } from '../../../src/core/map/svg/picture.ts';

/** The places that a path goes to. */
function placesOf(path: string): [number, number][] {
  let [x, y] = [0, 0];
  return [...path.matchAll(/([Mm])(-?\d+) ?(-?\d+)h0/gu)].map(([, , dx, dy]) => {
    x += Number(dx);
    y += Number(dy);
    return [x, y];
  });
}

test('a path has each of its dots once, to the nearest whole number', () => {
  const coordinate = fc.double({ min: 0, max: 10_000, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(coordinate, coordinate), { maxLength: 60 }), (places) => {
      const xs = places.map(([x]) => x);
      const ys = places.map(([, y]) => y);
      const found = placesOf(dotsPath(xs, ys, [...places.keys()]));
      const sorted = (list: readonly (readonly [number, number])[]) => list.map(String).toSorted();
      expect(sorted(found)).toEqual(sorted(places.map(([x, y]) => [Math.round(x), Math.round(y)] as const)));
    }),
  );
});

function picture(name: string, rest: Partial<MapPicture> = {}): MapPicture {
  const colour = (rows: readonly number[], of: string): Coloured => ({
    name: of,
    rows,
    light: [1, 2, 3],
    dark: [250, 251, 252],
  });
  return {
    title: name,
    notes: [name],
    xs: [0, 65_535, 5],
    ys: [0, 10, 20],
    colours: [colour([0, 1], name)],
    withoutValue: colour([2], 'Unsorted'),
    large: [{ text: name, rows: [0, 1] }],
    small: [],
    ...rest,
  };
}

test('it says whose it is near the top, and has both themes', () => {
  const svg = svgOf(picture('Jazz'));
  expect(svg.slice(0, 512).split('\n')).toContain(svgMark);
  expect(svg).toContain('.c0{stroke:#010203;');
  expect(svg).toMatch(/@media \(prefers-color-scheme:dark\)\{.*\.c0\{stroke:#fafbfc;/u);
});

test('a name is a text, whatever is in it', () => {
  const tags = (svg: string) =>
    svg.match(/<[^>]*>/gu)?.map((tag) => tag.replace(/ (x|y|d|viewBox)="[^"]*"/gu, ''));
  const plain = tags(svgOf(picture('x')));
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }), (name) => {
      const svg = svgOf(picture(name));
      expect(tags(svg)).toEqual(plain);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
      expect(svg).not.toMatch(/[\u0000-\u0009\u000b-\u001f\ufffe\uffff]/u);
    }),
  );
  const evil = '</text><script>alert(1)</script><style>*{}</style>"\'&';
  expect(svgOf(picture(evil))).not.toMatch(/<script|<style>\*/u);
});

test('names stand in the middle of what they name, the larger first, none over another', () => {
  const xs = [100, 102, 104, 900, 110, 111, 112];
  const ys = [50, 52, 54, 900, 50, 50, 50];
  const names = placedNames(
    xs,
    ys,
    [
      { text: 'Few', rows: [4, 5, 6] },
      { text: 'Many', rows: [0, 1, 2, 3] },
    ],
    [
      { text: 'Scattered', rows: [0, 3, 6] },
      { text: 'Two', rows: [0, 1] },
    ],
    { width: 200, height: 200 },
  );
  expect(names).toEqual([{ text: 'Many', kind: 'large', x: 104, y: 54 }]);
});

test('nothing, one track, and a hundred thousand in a size that can be sent', () => {
  expect(svgOf(picture('x', { xs: [], ys: [], colours: [], large: [] }))).toContain('</svg>');
  expect(svgOf(picture('x', { xs: [7], ys: [7], colours: [] }))).not.toMatch(/NaN|Infinity/u);
  const random = createRandom(1);
  const count = 100_000;
  const xs = Array.from({ length: count }, () => random.integer(65_536));
  const ys = Array.from({ length: count }, () => random.integer(65_536));
  const rows = [...xs.keys()];
  const colours = Array.from({ length: 10 }, (_, n) => ({
    ...picture('x').withoutValue,
    rows: rows.filter((row) => row % 10 === n),
  }));
  const svg = svgOf(picture('x', { xs, ys, colours, withoutValue: { ...colours[0]!, rows: [] } }));
  expect([...svg.matchAll(/h0/gu)]).toHaveLength(count);
  expect(svg.length).toBeLessThan(1_300_000);
});
