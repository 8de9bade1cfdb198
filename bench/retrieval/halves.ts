// Which artists the metric was chosen on, and on which it is reported: halves fixed by a hash of the name.
import { createHash } from 'node:crypto';

/** Those of GTZAN's audible clips were never chosen on, and the clips by nobody known always were, as one artist. */
export function chosenOn(ofClips: ReadonlySet<string>): (artist: string) => boolean {
  return (artist) => {
    if (artist.startsWith('unknown artist')) return true;
    const digest = createHash('sha256').update(artist).digest('hex');
    return Number.parseInt(digest.slice(0, 8), 16) % 2 === 0 && !ofClips.has(artist);
  };
}
