// A folksonomy made of Emotify: imaginary listeners write what the real ones felt, each in their own way, and what people write besides.

import { compareStages, type StageFigures } from '../../lab/tagging/stages.ts';
import { createRandom } from '../../src/core/learning/maths/random.ts';
import type { View } from '../../src/core/learning/tagging/view.ts';
import { productMembers } from '../../src/core/learning/tagging/ways.ts';
import type { TaggedTrack } from '../../src/core/tags/folksonomy.ts';
import { cleaner } from '../tag-cleaning/vocab.ts';
import type { TaggedClips } from './emotify.ts';

const listeners = 20;

const written: Readonly<Record<string, readonly string[]>> = {
  amazement: ['amazing', 'Amazing!', 'amazing music', 'amazement'],
  solemnity: ['solemn', 'Solemn', 'solemn music', 'serious'],
  tenderness: ['tender', 'Tender', 'tender songs', 'romantic'],
  nostalgia: ['nostalgic', 'Nostalgia', 'nostalgic music', 'nostalgic songs'],
  calmness: ['calm', 'Calm', 'calm music', 'calming', 'relaxing'],
  power: ['powerful', 'Powerful!', 'powerful music', 'power'],
  joyful_activation: ['happy', 'Happy', 'happy music', 'joyful', 'happy songs'],
  tension: ['tense', 'Tense', 'tense music', 'dark'],
  sadness: ['sad', 'Sad', 'sad music', 'sad songs', 'sadness'],
  classical: ['classical', 'Classical', 'classical music', 'Classical Music'],
  electronic: ['electronic', 'Electronic', 'electronic music', 'electronica'],
  pop: ['pop', 'Pop', 'pop music', 'british pop'],
  rock: ['rock', 'Rock', 'rock music', 'british rock'],
};
const besides = [
  'seen live',
  'favourites',
  'my favourite songs',
  '00s',
  '2000s',
  'awesome',
  'check out later',
];

/** The same each time. */
function madeFolksonomy({ shares, tags, genres, X }: TaggedClips, seed: number): TaggedTrack[] {
  const random = createRandom(seed);
  const pick = (ways: readonly string[]): string => ways[random.integer(ways.length)] ?? '';
  const rows: TaggedTrack[] = [];
  for (let clip = 0; clip < X.rows; clip++) {
    const said = new Map<string, number>();
    const say = (tag: string): void => void said.set(tag, (said.get(tag) ?? 0) + 1);
    for (let listener = 0; listener < listeners; listener++) {
      // Who felt it does not always write it down.
      for (const [t, tag] of tags.entries())
        if (random.next() < 0.5 * (shares[clip * tags.length + t] ?? 0)) say(pick(written[tag] ?? [tag]));
      if (random.next() < 0.3) say(pick(written[genres[clip] ?? ''] ?? []));
      if (random.next() < 0.1) say(pick(besides));
    }
    for (const [tag, count] of said) rows.push({ track: `${clip}`, tag, weight: count });
  }
  return rows;
}

export function folksonomyFigures(clips: TaggedClips, views: readonly View[], seed: number): StageFigures[] {
  const { X, artists } = clips;
  const names = Array.from({ length: X.rows }, (_, clip) => `${clip}`);
  const members = productMembers(views.length === 1 ? 'own' : 'both');
  return compareStages(madeFolksonomy(clips, seed), { names, artists, X }, { views, members }, cleaner, seed);
}
