// The manifests that ship: each is read, none says tried but the one that was, names of classes are AudioSet's where they should be.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { places } from '../../../../scripts/start/project.ts';
import { notMusicReason } from '../../../../src/core/genres/notMusic.ts';
import { knownEars } from '../../../../src/main/jobs/ears/known.ts';
import { hasShared, sharedFile } from '../../../helpers/shared.ts';

const known = await knownEars(places.resourcesDir)();

test('all families ship, each file of a model is known once, and one was tried', () => {
  expect(known.map(({ id }) => id)).toEqual([
    'efficientat-mn04',
    'efficientat-mn05',
    'efficientat-mn10',
    'efficientat-mn20',
    'efficientat-mn30',
    'efficientat-mn40',
    'essentia-discogs-effnet',
    'essentia-msd-musicnn',
    'yamnet',
    'yamnet-patches',
  ]);
  const all = known.flatMap(({ sha256s }) => sha256s);
  expect(new Set(all).size).toBe(all.length);
  expect(known.filter(({ family }) => family.tried).map(({ id }) => id)).toEqual(['efficientat-mn04']);
  expect(new Set(known.map(({ family }) => family.name)).size).toBe(known.length);
});

test('the width of EfficientAT decides its embedding, and nothing else of how it is fed', () => {
  const widths = { mn04: 0.4, mn05: 0.5, mn10: 1, mn20: 2, mn30: 3, mn40: 4 };
  const [first] = known;
  for (const [width, factor] of Object.entries(widths)) {
    const family = known.find(({ id }) => id === `efficientat-${width}`)?.family;
    expect(family?.embedding.size).toBe(1280 * factor);
    expect(family?.spectrogram).toEqual(first?.family.spectrogram);
  }
});

test('those of AudioSet can tell what is no music', () => {
  const withClasses = known.filter(({ family }) => (family.scores?.classes.length ?? 0) > 500);
  expect(withClasses.map(({ family }) => family.scores?.classes.length)).toEqual([
    527, 527, 527, 527, 527, 527, 521, 521,
  ]);
  for (const { family } of withClasses) {
    const classes = family.scores?.classes ?? [];
    const spoken = classes.map((name) => (name === 'Narration, monologue' ? 3 : -6));
    expect(notMusicReason(classes, [spoken])).toBe('speech');
    const thunder = classes.map((name) => (name === 'Thunderstorm' ? 3 : -6));
    expect(notMusicReason(classes, [thunder])).toBe('sounds');
  }
});

test.skipIf(!hasShared)('the ear to try with is known by its file, and its classes are in its order', () => {
  const file = readFileSync(sharedFile('ears', 'mn04_as.onnx'));
  const ear = known.find(({ sha256s }) => sha256s.includes(createHash('sha256').update(file).digest('hex')));
  expect(ear?.id).toBe('efficientat-mn04');
  const classes = readFileSync(sharedFile('ears', 'audioset_classes.txt'), 'utf8').trim().split('\n');
  expect(ear?.family.scores?.classes).toEqual(classes);
});
