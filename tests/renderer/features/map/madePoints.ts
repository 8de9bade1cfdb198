// Made points for tests of the map: some hills and what lies between them, always the same.
import { seededRandom } from '../../../../scripts/demo/random.ts';

export function madePoints(count: number, seed = 1): { xs: number[]; ys: number[] } {
  const random = seededRandom(seed);
  const bell = (): number => random() + random() + random() - 1.5;
  const hills = Array.from({ length: 8 }, () => [10_000 + random() * 45_000, 10_000 + random() * 45_000]);
  const xs: number[] = [];
  const ys: number[] = [];
  for (let i = 0; i < count; i++) {
    const [x = 0, y = 0] = hills[Math.floor(random() * hills.length)] ?? [];
    const wide = i % 5 === 0 ? 12_000 : 4000;
    xs.push(clamp(x + bell() * wide));
    ys.push(clamp(y + bell() * wide));
  }
  return { xs, ys };
}

function clamp(value: number): number {
  return Math.round(Math.min(65_535, Math.max(0, value)));
}
