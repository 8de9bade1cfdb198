// A track's spectrogram as it is sent to the page: columns are time, rows are frequency bands.

/** Upper edge of the highest band. Above half of a file's sample rate there is silence. */
export const spectrogramTopHz = 22_050;

export interface Spectrogram {
  readonly columns: number;
  /** Evenly spaced on the mel scale from 0 Hz to `spectrogramTopHz`. */
  readonly bands: number;
  /** 0 to 255, evenly spaced in dB, 255 the loudest of the track; column by column, lowest band first. */
  readonly levels: Uint8Array;
}

/** A JSON array of columns, each an array of levels: what wavesurfer's plugin reads. */
export function spectrogramJson({ columns, bands, levels }: Spectrogram): string {
  const texts = Array.from(
    { length: columns },
    (_, column) => `[${levels.subarray(column * bands, (column + 1) * bands).join(',')}]`,
  );
  return `[${texts.join(',')}]`;
}
