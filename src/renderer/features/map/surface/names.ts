// Artists and titles of the few tracks that have their names on the map, fetched when they are first wanted.
import { rowsAtOnce } from '../../../../core/contract/tracks.ts';
import { client } from '../../../wire/api.ts';

interface Named {
  readonly artist: string | null;
  readonly title: string;
}

/** A moment in which more may be wanted. */
const momentMilliseconds = 30;

export interface Names {
  /** Undefined while it is not known; it is asked for then. */
  of(id: number): Named | undefined;
  /** Forgets all: they may have changed. */
  forget(): void;
}

/** `onCome` is called when names have come. */
export function trackNames(onCome: () => void): Names {
  const known = new Map<number, Named>();
  const wanted = new Set<number>();
  let timer: ReturnType<typeof setTimeout> | null = null;

  async function fetchWanted(): Promise<void> {
    timer = null;
    const ids = [...wanted].slice(0, rowsAtOnce);
    try {
      for (const { id, artist, title, fileName } of await client.tracks.rows({ ids }))
        known.set(id, { artist, title: title ?? fileName });
    } catch {
      // Without names the map is a map all the same; they are asked for again as soon as they are wanted again.
    }
    for (const id of ids) wanted.delete(id);
    onCome();
  }

  return {
    of(id) {
      const name = known.get(id);
      if (name === undefined) {
        wanted.add(id);
        if (timer === null) timer = setTimeout(() => void fetchWanted(), momentMilliseconds);
      }
      return name;
    },
    forget: () => known.clear(),
  };
}
