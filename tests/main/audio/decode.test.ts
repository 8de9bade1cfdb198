// What decodes and what does not among 196 real, odd and damaged files, held against FFmpeg's verdict on each.
import { readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { AppError } from '../../../src/core/domain/errors.ts';
import { formatOfName } from '../../../src/core/domain/formats.ts';
import { decode } from '../../../src/main/audio/decode.ts';
import { pcmLength } from '../../../src/main/audio/formats/pcm.ts';
import { hasShared, sharedData } from '../../helpers/shared.ts';

/** FFmpeg decodes them and we do not: codecs that nothing we use knows. */
const beyondUs = ['female_scrub.spx', 'ogg/audio.speex.ogg', 'ogg/speex-with-comments.spx', 'wav/gsm610.wav'];

interface Verdict {
  readonly name: string;
  readonly decodes: boolean;
  readonly seconds: number;
}

/** The columns are quoted where they hold commas; the name is the first, `decodes` and seconds follow the format. */
function ffmpegVerdicts(): readonly Verdict[] {
  const lines = readFileSync(sharedData('samples', 'ffmpeg_decode.csv'), 'utf8').trim().split('\n').slice(1);
  return lines.map((line) => {
    const fields = [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, field = '']) =>
      field.replace(/^"|"$/g, '').replaceAll('""', '"'),
    );
    const [file = '', , decodes = '', seconds = '0'] = fields;
    return {
      name: file.replace(/^music-metadata\//, ''),
      decodes: decodes === 'yes',
      seconds: Number(seconds),
    };
  });
}

async function outcome(name: string): Promise<number | AppError> {
  const bytes = readFileSync(sharedData('samples', 'music-metadata', name));
  const hint = formatOfName(Buffer.from(name))?.decoder ?? null;
  try {
    const pcm = await decode(bytes, hint);
    return pcmLength(pcm) / pcm.sampleRate;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

describe.skipIf(!hasShared)('decode, on the samples', () => {
  test('decodes all that FFmpeg decodes but the known few, to the same length; the rest fails with a reason', async () => {
    const chatter = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')];
    const refused: string[] = [];
    let decoded = 0;
    for (const { name, decodes, seconds } of ffmpegVerdicts()) {
      const result = await outcome(name);
      if (result instanceof AppError) {
        expect(result.kind, name).toBe('undecodable');
        expect(result.message, name).toMatch(/^[A-Z].+\.$/s);
        if (decodes) refused.push(name);
      } else if (decodes) {
        decoded += 1;
        // The verdicts stop at 20 s. Damage, delays and padding are each decoder's own matter.
        if (seconds < 19) expect(Math.abs(result - seconds), name).toBeLessThan(0.3);
      }
    }
    expect(refused.sort()).toEqual([...beyondUs].sort());
    expect(decoded).toBeGreaterThanOrEqual(162);
    for (const spy of chatter) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  });

  test('takes the MP3s that do not look like MP3 at first', async () => {
    for (const name of [
      'id3-multi-01.mp3',
      'id3-multi-02.mp3',
      'mp3/issue-979.mp3',
      'mp3/layer3/sin1k0db.mp3',
    ]) {
      expect(await outcome(name), name).toBeTypeOf('number');
    }
  });
});

describe('decode', () => {
  test('reports an unknown format', async () => {
    await expect(decode(new Uint8Array(100))).rejects.toMatchObject({ kind: 'undecodable' });
  });

  test.each(['RIFF', 'FORM', 'fLaC', 'OggS', 'MAC ', 'wvpk', 'TTA1', 'MPCK', 'DSD ', 'caff', 'qoaf', 'FRM8'])(
    'a %s that claims enormous sizes ends as a failure, soon and without their memory',
    async (magic) => {
      const bytes = new Uint8Array(4096).fill(0xff);
      bytes.set(Buffer.from(magic), 0);
      if (magic === 'RIFF') bytes.set(Buffer.from('WAVEfmt '), 8);
      if (magic === 'FORM') bytes.set(Buffer.from('AIFFCOMM'), 8);
      if (magic === 'OggS') bytes.set(Buffer.from('OpusHead'), 28);
      const before = process.memoryUsage().rss;
      await expect(decode(bytes)).rejects.toMatchObject({ kind: 'undecodable' });
      expect(process.memoryUsage().rss - before).toBeLessThan(300e6);
    },
  );
});
