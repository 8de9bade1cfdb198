// What an ear's scores say of a track that is no music: speech or mere sounds. It is proposed to a person, never decided.

/** What is heard instead of music. */
export type NotMusicReason = 'speech' | 'sounds';

/** By AudioSet's names, as all that follows. */
const music = [
  'Music',
  'Musical instrument',
  'Singing',
  'Rapping',
  'Choir',
  'Vocal music',
  'A capella',
  'Song',
];

const speech = [
  'Speech',
  'Male speech, man speaking',
  'Female speech, woman speaking',
  'Child speech, kid speaking',
  'Conversation',
  'Narration, monologue',
  'Speech synthesizer',
  'Whispering',
  'Laughter',
];

const sounds = [
  'Animal',
  'Bird',
  'Insect',
  'Wind',
  'Thunderstorm',
  'Water',
  'Rain',
  'Ocean',
  'Fire',
  'Vehicle',
  'Rail transport',
  'Aircraft',
  'Engine',
  'Alarm',
  'Siren',
  'Mechanisms',
  'Tools',
  'Explosion',
  'Gunshot, gunfire',
  'Crowd',
  'Cheering',
  'Applause',
  'Sound effect',
  'Sine wave',
  'Noise',
  'Environmental noise',
  'White noise',
  'Pink noise',
  'Static',
  'Field recording',
];

/** A track that has more music than this is not doubted: songs are spoken over and crowds cheer at concerts. */
const mostMusic = 0.25;
const leastSpeech = 0.5;
/** Sounds have many names, so each is less likely. */
const leastSounds = 0.35;

/**
 * `scores`: the log-odds of each class of `names`, a row a window of the track. Null where there is nothing to propose, and
 * where the classes are not such that music can be told from the rest.
 */
export function notMusicReason(
  names: readonly string[],
  scores: readonly ArrayLike<number>[],
): NotMusicReason | null {
  const probability = new Map(names.map((name, at) => [name, meanProbability(scores, at)]));
  const likeliest = (classes: readonly string[]): number =>
    Math.max(0, ...classes.flatMap((name) => probability.get(name) ?? []));
  if (!probability.has('Music') || likeliest(music) > mostMusic) return null;
  if (likeliest(speech) >= leastSpeech) return 'speech';
  return likeliest(sounds) >= leastSounds ? 'sounds' : null;
}

function meanProbability(scores: readonly ArrayLike<number>[], at: number): number {
  let sum = 0;
  for (const row of scores) sum += 1 / (1 + Math.exp(-(row[at] ?? 0)));
  return scores.length === 0 ? 0 : sum / scores.length;
}
