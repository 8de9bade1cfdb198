// A library to walk through: tracks on a line of sounds, each with a tempo, a key and a loudness.
import { FEATURE_NAMES, shippedGroups } from '../../src/core/features/layout.ts';
import { noTags } from '../../src/main/library/tags.ts';
import { openStore } from '../../src/main/store/store.ts';
import { analysisOf, noFacts } from './analysis.ts';
import { at, foundFile } from './library.ts';

const keys = ['A minor', 'E minor', 'B minor', 'F# minor'];

export interface Walked {
  /** On the line, in its order; the names are 'Track 0' and so on. */
  readonly ids: readonly number[];
  /** Found, and not listened to. */
  readonly unheard: number;
}

/** `count` tracks, two an artist, or of nobody that is named; every second is of the genre 'even'. The last is not listened to. */
export function walkedLibrary(libraryDir: string, count: number, isNamed = true): Walked {
  const { transaction, close } = openStore(libraryDir, () => at);
  try {
    return transaction((write) => {
      write.features.declareGroups(shippedGroups);
      const rootId = write.roots.add(Buffer.from('/music'), '/music');
      const add = (name: string, artist: string | null): number =>
        write.tracks.add(
          foundFile(
            `/music/${name}.mp3`,
            { ...noTags, title: name, artist },
            { rootId, fingerprint: name, artistKey: artist === null ? 'folder:/music' : `artist:${artist}` },
          ),
        );
      const ids = Array.from({ length: count }, (_, n) => {
        const id = add(`Track ${n}`, isNamed ? `Artist ${n >> 1}` : null);
        // On half a circle: the space looks at directions, and a straight line has only two.
        const vector = Float32Array.from(FEATURE_NAMES, (_, at) =>
          Math.cos(Math.PI * (n / (count - 1) + at / 7)),
        );
        write.features.saveAnalysis(id, {
          ...analysisOf([vector]),
          facts: {
            ...noFacts,
            tempoBpm: 100 + n,
            tempoLevels: [{ bpm: 100 + n, evidence: 0 }],
            estimatedKey: keys[n % keys.length] ?? null,
            loudnessLufs: -20 + (n % 5),
          },
        });
        return id;
      });
      return { ids, unheard: add('Unheard', 'Nobody') };
    }).result;
  } finally {
    close();
  }
}
