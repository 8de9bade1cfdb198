// Where the windows of a track lie: spread evenly over it or, where silence is in the way, over its longest stretch of sound.
import { pcmLength } from './formats/pcm.ts';
import type { Track } from './formats/track.ts';
import { isDrawnFromExcerpts } from './pictures/excerpts.ts';
import { betweenSilences, blockSeconds, noteSound, type Stretch } from './sound.ts';

export const windowSeconds = 30;
const mostWindows = 3;

export type AnalysisDepth = 'quick' | 'thorough';

/** First samples: of the middle 30 s or, `thorough`, of up to three windows that cover the stretch evenly. */
export function evenStarts({ from, to }: Stretch, sampleRate: number, depth: AnalysisDepth): number[] {
  const windowLength = Math.round(windowSeconds * sampleRate);
  const length = to - from;
  const most = depth === 'quick' ? 1 : mostWindows;
  const count = Math.min(most, Math.max(1, Math.floor(length / windowLength)));
  return Array.from(
    { length: count },
    (_, i) => from + Math.max(0, Math.round(((i + 0.5) / count) * length - windowLength / 2)),
  );
}

/** The same in the longest stretch between long silences; where all are short, the 30 s with the most sound. None where there is none. */
export async function soundingStarts(track: Track, depth: AnalysisDepth): Promise<number[]> {
  const { sounding, blockLength } = await envelope(track);
  const secondsOfBlock = blockLength / track.sampleRate;
  const stretches = betweenSilences(sounding, secondsOfBlock);
  const lengthOf = ({ from, to }: Stretch): number => to - from;
  const longest = stretches.toSorted((a, b) => lengthOf(b) - lengthOf(a))[0];
  if (longest === undefined) return [];
  if (lengthOf(longest) * secondsOfBlock < windowSeconds)
    return [blockLength * mostSoundFrom(sounding, Math.floor(windowSeconds / secondsOfBlock))];
  const [from, to] = [longest.from * blockLength, Math.min(track.length, longest.to * blockLength)];
  return evenStarts({ from, to }, track.sampleRate, depth);
}

/** The block from which on most of so many sound; it does itself. */
function mostSoundFrom(sounding: readonly boolean[], count: number): number {
  let inside = 0;
  let most = { inside: 0, from: 0 };
  for (let end = 1; end <= sounding.length; end++) {
    if (sounding[end - 1]) inside += 1;
    if (end > count && sounding[end - 1 - count]) inside -= 1;
    if (inside > most.inside) most = { inside, from: Math.max(0, end - count) };
  }
  return sounding.indexOf(true, most.from);
}

interface Envelope {
  readonly sounding: readonly boolean[];
  readonly blockLength: number;
}

/** Of a track of hours a second in every ten is looked at, unless it has to be decoded as a whole anyway. */
const probed = { everySeconds: 10, seconds: 1 };

async function envelope(track: Track): Promise<Envelope> {
  const { sampleRate, speakers, length } = track;
  const inProbes = isDrawnFromExcerpts(track);
  const blockLength = Math.round((inProbes ? probed.everySeconds : blockSeconds) * sampleRate);
  const sounding = Array.from({ length: Math.ceil(length / blockLength) }, () => false);
  const listen = async (from: number, count: number): Promise<void> => {
    let at = from;
    for await (const pcm of track.read(from, count)) {
      noteSound(sounding, blockLength, pcm.channels, speakers, at);
      at += pcmLength(pcm);
    }
  };
  if (!inProbes) await listen(0, length);
  else {
    for (const block of sounding.keys())
      await listen(Math.round((block + 0.5) * blockLength), Math.round(probed.seconds * sampleRate));
  }
  return { sounding, blockLength };
}
