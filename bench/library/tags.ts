// Tags on every track of a generated library: common ones and rare ones.
import type { OpenStore } from '../../src/main/store/store.ts';

const tagsOfEach = 5;
const tagCount = 200;

/** The tag of rank r stands with every r-th track or so. */
export function fillTags({ transaction, store }: OpenStore): void {
  const ids = store.tracks.query({}, []);
  const tagIds = transaction((write) =>
    Array.from({ length: tagCount }, (_, n) => write.trackTags.ensure({ name: `tag ${n}`, facet: 'other' })),
  ).result;
  let seed = 1;
  const random = (): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed / 2 ** 31;
  };
  for (let start = 0; start < ids.length; start += 5000)
    transaction((write) => {
      for (const id of ids.slice(start, start + 5000)) {
        const own = new Set<number>();
        while (own.size < tagsOfEach) own.add(Math.floor(tagCount ** random()) - 1);
        write.trackTags.say(
          [id],
          [...own].map((n) => tagIds[n] ?? 0),
          true,
        );
      }
    });
}
