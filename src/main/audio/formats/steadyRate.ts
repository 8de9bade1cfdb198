// Streams that change their sampling rate on the way, at one rate.
import { phaseFilters, resample, resampling } from '../../../core/dsp/resample.ts';
import { joinPcm, type Pcm, pcmLength } from './pcm.ts';

/** Samples resampled at a time, roughly. */
const blockLength = 2 ** 17;

/** All pieces at the rate of the first. What has another rate is resampled as a whole, from its beginning to its end. */
export async function* steadyRate(pieces: AsyncIterable<Pcm>): AsyncGenerator<Pcm> {
  let rate = 0;
  let run: (Run & { readonly width: number; readonly from: number }) | null = null;
  for await (const { channels, sampleRate } of pieces) {
    const from = Math.round(sampleRate);
    const width = channels.length;
    rate ||= from;
    if (run !== null && (run.from !== from || run.width !== width)) {
      yield* run.finish();
      run = null;
    }
    if (from === rate) yield { channels, sampleRate: rate };
    else {
      run ??= { ...resampledRun(from, rate), from, width };
      yield* run.feed({ channels, sampleRate: from });
    }
  }
  if (run !== null) yield* run.finish();
}

interface Run {
  feed(pcm: Pcm): Generator<Pcm>;
  finish(): Generator<Pcm>;
}

/**
 * The very samples of resampling all at once, block by block: a block begins where input and output samples coincide, and
 * is resampled together with as many samples on both sides as the filter reaches.
 */
function resampledRun(from: number, to: number): Run {
  const { up, down } = resampling(0, from, to);
  const reach = Math.ceil((2 * phaseFilters(up, down).half) / down) * down;
  const block = Math.ceil(blockLength / down) * down;
  let held: Pcm[] = [];
  let heldLength = 0;
  /** Samples at the beginning of what is held that are there for the filter alone. */
  let before = 0;

  function* resampled(isLast: boolean): Generator<Pcm> {
    const pcm = joinPcm(held);
    const channels = pcm.channels.map((channel) => resample(channel, from, to));
    const start = (before * up) / down;
    const end = isLast ? undefined : ((before + block) * up) / down;
    yield { channels: channels.map((channel) => channel.subarray(start, end)), sampleRate: to };
    const keptFrom = Math.max(0, before + block - reach);
    held = isLast ? [] : [{ ...pcm, channels: pcm.channels.map((channel) => channel.slice(keptFrom)) }];
    heldLength = isLast ? 0 : heldLength - keptFrom;
    before = before + block - keptFrom;
  }

  return {
    *feed(pcm) {
      held.push(pcm);
      heldLength += pcmLength(pcm);
      while (heldLength >= before + block + reach) yield* resampled(false);
    },
    *finish() {
      if (heldLength > before) yield* resampled(true);
    },
  };
}
