// Made places on a map: artists lie together, genres are hills of them, some tracks stray; for benches and pictures.
import type { Random } from './random.ts';

/** The largest coordinate of a map. */
const side = 65_535;
const tracksOfArtist = 30;

export interface MadePlace {
  readonly x: number;
  readonly y: number;
  /** Of so many. */
  readonly genre: number;
  readonly strays: boolean;
}

interface Hill {
  readonly x: number;
  readonly y: number;
  readonly wide: number;
  readonly genre: number;
}

/** Of tracks, thirty of an artist after each other. */
export function madePlaces(tracks: number, genres: number, random: Random): MadePlace[] {
  // Near the middle of the sum of four, as a bell is; from -2.4 to 2.4.
  const bell = (): number => (random() + random() + random() + random() - 2) * 1.2;
  const hills = Array.from({ length: genres }, (_, genre) => hillsOf(genre, genres, random, bell)).flat();
  let home: Hill = { x: side / 2, y: side / 2, wide: 1000, genre: 0 };
  return Array.from({ length: tracks }, (_, i) => {
    if (i % tracksOfArtist === 0) {
      const hill = hills[Math.floor(random() * hills.length)] ?? home;
      const wide = 500 + 1400 * random();
      home = { ...hill, x: hill.x + bell() * hill.wide, y: hill.y + bell() * hill.wide, wide };
    }
    const strays = random() < 0.12;
    const wide = home.wide * (strays ? 2.4 : 0.45);
    return {
      x: within(home.x + bell() * wide),
      y: within(home.y + bell() * wide),
      genre: random() < 0.88 ? home.genre : Math.floor(random() * genres),
      strays,
    };
  });
}

/** A large one, counted twice, and some small ones around it. */
function hillsOf(genre: number, genres: number, random: Random, bell: () => number): Hill[] {
  const angle = (genre / genres) * 2 * Math.PI;
  const far = 13_000 + 6000 * random();
  const x = side / 2 + Math.cos(angle) * far;
  const y = side / 2 + Math.sin(angle) * far;
  const around = Array.from({ length: 3 }, () => ({
    x: x + bell() * 7000,
    y: y + bell() * 7000,
    wide: 1800 + 1500 * random(),
    genre,
  }));
  return [{ x, y, wide: 5200, genre }, { x, y, wide: 3400, genre }, ...around];
}

function within(coordinate: number): number {
  return Math.round(Math.min(side, Math.max(0, coordinate)));
}
