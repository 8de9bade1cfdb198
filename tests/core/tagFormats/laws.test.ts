// What holds in every format: what is wanted is read, all else stays, the same again changes nothing, and what lies is refused.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WantedTags } from '../../../src/core/tagFormats/plan.ts';
import { planTags, readTagFields } from '../../../src/core/tagFormats/planTags.ts';
import { taggedFiles } from '../../helpers/tagFiles.ts';
import { refusal, sourceOf, written } from '../../helpers/tagPlans.ts';

/** Texts as people write them; a genre that is a number means another thing in ID3. */
const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .filter((value) => !/[\0\ufeff]|^\(|^\d+$|^(?:RX|CR)$/u.test(value) && value.isWellFormed());
const texts = fc.uniqueArray(text, { maxLength: 4 });
const wanted: fc.Arbitrary<WantedTags> = fc.record(
  {
    genre: texts,
    key: fc.option(text),
    mood: texts,
    comment: fc.option(text),
    grouping: texts,
    rating: fc.constantFrom(null, 1, 2, 3, 4, 5),
    replayGain: fc.option(
      fc.record({
        gainDb: fc.integer({ min: -2000, max: 2000 }).map((n) => n / 100),
        peak: fc.constantFrom(0.5, 1, 1.25),
      }),
    ),
  },
  { requiredKeys: [] },
);

describe.each(Object.entries(taggedFiles))('%s', (_, file) => {
  it('says what it says', async () => {
    expect(await readTagFields(sourceOf(file))).toMatchObject({
      kind: 'tags',
      values: { genre: ['Jazz'], mood: [] },
    });
  });

  it('says whatever is wanted, and is as it was but for that', async () => {
    await fc.assert(
      fc.asyncProperty(wanted, async (tags) => {
        const { plan } = await written(file, tags);
        for (const field of ['genre', 'mood', 'grouping'] as const)
          if (tags[field] !== undefined) expect(plan.after[field]).toEqual(tags[field]);
        if (tags.key !== undefined) expect(plan.after.key).toEqual(tags.key === null ? [] : [tags.key]);
        if (tags.comment !== undefined)
          expect(plan.after.comment).toEqual(tags.comment === null ? [] : [tags.comment]);
        if (tags.rating !== undefined)
          expect(plan.after.rating).toEqual(tags.rating === null ? [] : [`${tags.rating}`]);
        if (tags.replayGain !== undefined)
          expect(plan.after.replayGain[0]).toEqual(
            tags.replayGain === null
              ? undefined
              : `${tags.replayGain.gainDb.toFixed(2).replace('-0.00', '0.00')} dB`,
          );
      }),
      { numRuns: 25 },
    );
  });

  it('comes back to the byte when the old genre does, but for padding', async () => {
    const there = await written(file, {
      genre: ['Rockabilly and more than fits any padding, so that all grows'],
    });
    const back = await written(there.bytes, { genre: ['Jazz'] });
    expect(back.plan.after).toEqual(there.plan.before);
    expect((await written(file, { genre: ['Jazz'] })).bytes).toEqual(file);
  });

  it('is refused, or right, with any bytes changed or cut', async () => {
    const change = fc.record({
      at: fc.nat(file.length - 1),
      byte: fc.constantFrom(0, 1, 0x7f, 0x80, 0xff),
      cut: fc.option(fc.nat(file.length)),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ at, byte, cut }) => {
        const hostile = Buffer.from(file.subarray(0, cut ?? file.length));
        if (at < hostile.length) hostile[at] = byte;
        const plan = await planTags(sourceOf(hostile), { genre: ['Rock', 'Pop'], comment: 'x' });
        if (plan.kind === 'plan') await written(hostile, { genre: ['Rock', 'Pop'], comment: 'x' });
      }),
      { numRuns: 150 },
    );
  });

  it('has no place for what no tag can say', async () => {
    expect(await refusal(file, { bpm: Number.NaN })).toBe('cannotSay');
    expect(await refusal(file, { genre: ['a\0b'] })).toBe('cannotSay');
    expect(await refusal(file, { comment: 'x'.repeat(200_000) })).toBe('tooLarge');
  });
});

it('reads no more of a file than its tags', async () => {
  const sound = Buffer.alloc(30_000_000, 1);
  const file = taggedFiles['MP3 with ID3v2.3'] ?? sound;
  let read = 0;
  const source = {
    size: file.length + sound.length,
    read: async (from: number, to: number) => {
      read += to - from;
      return Buffer.concat([
        file.subarray(from, to),
        sound.subarray(Math.max(0, from - file.length), Math.max(0, to - file.length)),
      ]);
    },
  };
  expect(await planTags(source, { genre: ['Rock'] })).toMatchObject({ kind: 'plan' });
  expect(read).toBeLessThan(300_000);
});
