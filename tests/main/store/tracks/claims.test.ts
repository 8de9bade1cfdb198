// What a header claims of a file holds until it is decoded: then the decoded length counts, and of what does not decode nothing is claimed.
import { expect, test } from 'vitest';
import type { ErrorKind } from '../../../../src/core/domain/errors.ts';
import { analysisOf } from '../../../helpers/analysis.ts';
import { addTrack, foundFile, type TestStore, tempStore } from '../../../helpers/library.ts';

const claims = {
  codec: 'MPEG 1 Layer 3',
  container: 'MPEG',
  bitRate: 2_683_000,
  sampleRate: 88_200,
  channels: 2,
  durationSeconds: 12,
};
const nothing = {
  codec: null,
  bitRate: null,
  sampleRate: null,
  channels: null,
  durationSeconds: null,
  format: null,
};

function claimsOf(store: TestStore, id: number) {
  const { codec, bitRate, sampleRate, channels, durationSeconds, format } = store.tracks.details([id])[0]!;
  return { codec, bitRate, sampleRate, channels, durationSeconds, format };
}

function fail(store: TestStore, id: number, kind: ErrorKind): void {
  store.write((to) => to.tracks.saveFailure(id, { kind, message: 'It is noise.', path: null }));
}

test.each(['undecodable', 'worker-died'] as const)(
  'of a file that failed as %s nothing is claimed',
  (kind) => {
    const store = tempStore();
    const id = addTrack(store, 'noise.mp3', claims);
    fail(store, id, kind);
    expect(claimsOf(store, id)).toEqual(nothing);
    const { rootId } = { rootId: 1 };
    // Its tags were changed, its sound was not.
    store.write((to) =>
      to.tracks.update(id, foundFile('/music/noise.mp3', { ...claims, title: 'New' }, { rootId }), false),
    );
    expect(claimsOf(store, id)).toEqual(nothing);
    expect(store.tracks.details([id])[0]).toMatchObject({
      title: 'New',
      failure: { kind, message: 'It is noise.' },
    });
  },
);

test.each(['silent', 'too-short', 'unreadable'] as const)(
  'of a file that failed as %s what its header says holds',
  (kind) => {
    const store = tempStore();
    const id = addTrack(store, 'short.mp3', claims);
    fail(store, id, kind);
    expect(claimsOf(store, id)).toMatchObject({ codec: claims.codec, durationSeconds: 12, format: 'MP3' });
  },
);

test('a file that decodes after all is described again', () => {
  const store = tempStore();
  const id = addTrack(store, 'song.mp3', claims);
  fail(store, id, 'undecodable');
  store.write((to) => to.tracks.retry(id));
  expect(store.tracks.waitingFiles(store.tracks.waiting())).toMatchObject([
    { id, path: Buffer.from('/music/song.mp3'), isDescribed: false },
  ]);
  store.write((to) => {
    to.features.saveAnalysis(id, { ...analysisOf([], []), durationSeconds: 24 });
    to.tracks.describe(id, foundFile('/music/song.mp3', claims).tags);
  });
  expect(claimsOf(store, id)).toMatchObject({
    codec: claims.codec,
    bitRate: claims.bitRate,
    durationSeconds: 24,
  });
});

test('the decoded length stays when tags are read again, and goes with the sound', () => {
  const store = tempStore();
  const id = addTrack(store, 'chain.ogg', claims);
  expect(claimsOf(store, id).durationSeconds).toBe(12);
  store.write((to) => to.features.saveAnalysis(id, { ...analysisOf([], []), durationSeconds: 24 }));
  const again = foundFile('/music/chain.ogg', { ...claims, title: 'New' });
  store.write((to) => to.tracks.update(id, again, false));
  expect(claimsOf(store, id).durationSeconds).toBe(24);
  store.write((to) => to.tracks.update(id, again, true));
  expect(claimsOf(store, id).durationSeconds).toBe(12);
});
