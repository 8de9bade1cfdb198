// Half a million distinct tags, made of those that people typed: words exchanged, two tags in one, slips of the finger, numbers.
import { createRandom, type Random } from '../../src/core/learning/maths/random.ts';
import { vocabFiles } from './vocab.ts';

export function madeTags(count: number, seed: number): string[] {
  const typed = vocabFiles[0]?.written ?? [];
  const inside = typed.flatMap((tag) => tag.split(' '));
  const random = createRandom(seed);
  const pick = (list: readonly string[]): string => list[random.integer(list.length)] ?? '';
  const made = new Set(typed);
  while (made.size < count) {
    const words = pick(typed).split(' ').slice(0, 6);
    const kind = random.integer(4);
    if (kind === 0) words[random.integer(words.length)] = pick(inside);
    else if (kind === 1) words.unshift(pick(inside));
    else if (kind === 2) words.push(...pick(typed).split(' ').slice(0, 2));
    else {
      const at = random.integer(words.length);
      words[at] = slip(words[at] ?? '', random);
    }
    if (random.integer(20) === 0) words.push(String(random.integer(100)));
    made.add(words.join(' '));
  }
  return [...made];
}

/** A letter left out, doubled, or exchanged with the next one. */
function slip(word: string, random: Random): string {
  const at = random.integer(Math.max(1, word.length));
  const [before, letter, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
  const kind = random.integer(3);
  if (kind === 0) return before + after;
  return kind === 1 ? before + letter + letter + after : before + after.charAt(0) + letter + after.slice(1);
}
