// What each kind of field is trusted with: lists of moods, groupings, comments of people and of programs, and what is typed.
import { expect, test } from 'vitest';
import { fieldTags, saidTags } from '../../../src/core/tags/fieldTags.ts';
import { shippedCleaner } from '../../helpers/genres.ts';

const read = (field: 'genre' | 'mood' | 'grouping' | 'comment' | 'import', written: string) =>
  fieldTags(field, written, shippedCleaner).map(({ name, facet }) => `${name} (${facet})`);

test.each([
  ['genre', '80s metal', ['metal (genre)', '1980s (time)']],
  ['genre', 'Sad Piano', ['sad (mood)', 'piano (description)']],
  ['mood', 'Mellow; Sparkly / Sad', ['mellow (mood)', 'sparkly (mood)', 'sad (mood)']],
  ['mood', 'I was so very happy when I heard this', []],
  ['grouping', 'Zumba Set; Jazz', ['zumba set (other)', 'jazz (genre)']],
  ['grouping', 'Symphony No. 40 in G minor', []],
  ['comment', '#mellow #jazz #piano', ['jazz (genre)', 'mellow (mood)', 'piano (description)']],
  ['comment', 'Happy, live', ['happy (mood)', 'live (description)']],
  ['comment', 'Bought at the rock festival, the sound is sad, but the band was happy and so were we', []],
  ['comment', '00000A4E 00000A4E 00003D2C 00003D2C 0001E8B5', []],
  ['comment', 'Ripped by DJ Metal', []],
  ['comment', 'metal: http://example.com', []],
  ['comment', `jazz, ${'x'.repeat(600)}`, []],
  ['import', 'hiphop', ['hip hop (genre)']],
  ['import', 'x'.repeat(10_000), []],
] as const)('%s %j', (field, written, tags) => {
  expect(read(field, written)).toEqual(tags);
});

test.each([
  ['Hip-Hop', ['hip hop']],
  ['dnb', ['drum and bass']],
  ['80s metal', ['metal', '1980s']],
  ['my metal', ['my metal']],
  ['Monday Feeling', ['monday feeling']],
  ['Sunday  Morning', ['sunday morning']],
  ['🌧️', ['🌧️']],
])('what is typed as %j is meant as %j', (typed, tags) => {
  expect(saidTags(typed, shippedCleaner).map(({ name }) => name)).toEqual(tags);
});
