// Chromaprint's fingerprint of a recording: 32 bits for every eighth of a second, alike for the same recording in whatever file.
import { realFft } from '../spectrum/realFft.ts';
import { type Classifier, classifiers } from './classifiers.ts';
import { printRate } from './printResampler.ts';

const frameLength = 4096;
const hopLength = Math.floor(frameLength / 3);
const lowestHertz = 28;
const highestHertz = 3520;
const bands = 12;
/** Over five neighbouring frames. */
const smoothing = [0.25, 0.75, 1, 0.75, 0.25];
/** Below this a frame is silent. */
const leastNorm = 0.01;
/** Two values that are neighbours differ in one bit. */
const grayCodes = [0, 1, 3, 2];
const widest = Math.max(...classifiers.map(({ width }) => width));

/**
 * Of 16-bit mono samples at `printRate`: nothing of less than some 2.7 s. Method: Hamming-windowed spectra of 4,096 samples, their
 * energies folded into twelve pitch classes, smoothed over five frames and scaled to unit length; on this image sixteen
 * filters, each cut into four values (Y. Ke, D. Hoiem, R. Sukthankar 2005, Computer Vision for Music Identification; D. Jang et al. 2009,
 * Pairwise Boosted Audio Fingerprint; L. Lalinsky, acoustid.org/chromaprint).
 */
export function chromaprint(samples: Float32Array): Uint32Array {
  const image = sums(chromaImage(samples));
  const length = Math.max(0, image.length / (bands + 1) - widest);
  const print = new Uint32Array(length);
  for (let x = 0; x < length; x++) {
    let bits = 0;
    for (const one of classifiers) bits = (bits << 2) | grayCodes[quantised(comparison(image, x, one), one)]!;
    print[x] = bits >>> 0;
  }
  return print;
}

/** Row by row, `bands` values a frame. */
function chromaImage(samples: Float32Array): Float64Array {
  const frames =
    samples.length < frameLength ? 0 : 1 + Math.floor((samples.length - frameLength) / hopLength);
  const chroma = chromaOf(samples, frames);
  const rows = Math.max(0, frames - smoothing.length + 1);
  const image = new Float64Array(rows * bands);
  for (let row = 0; row < rows; row++) {
    let squares = 0;
    for (let band = 0; band < bands; band++) {
      let value = 0;
      for (let k = 0; k < smoothing.length; k++) value += chroma[(row + k) * bands + band]! * smoothing[k]!;
      image[row * bands + band] = value;
      squares += value * value;
    }
    const norm = Math.sqrt(squares);
    for (let at = row * bands; at < (row + 1) * bands; at++)
      image[at] = norm < leastNorm ? 0 : image[at]! / norm;
  }
  return image;
}

function chromaOf(samples: Float32Array, frames: number): Float64Array {
  const window = Float64Array.from(
    { length: frameLength },
    (_, n) => (0.54 - 0.46 * Math.cos((2 * Math.PI * n) / (frameLength - 1))) / 32_767,
  );
  const { first, bandOf } = binsByBand();
  const fft = realFft(frameLength);
  const input = new Float64Array(frameLength);
  const re = new Float64Array(frameLength / 2 + 1);
  const im = new Float64Array(frameLength / 2 + 1);
  const chroma = new Float64Array(frames * bands);
  for (let frame = 0; frame < frames; frame++) {
    for (let n = 0; n < frameLength; n++) input[n] = samples[frame * hopLength + n]! * window[n]!;
    fft.forward(input, re, im);
    for (let k = 0; k < bandOf.length; k++) {
      const at = frame * bands + bandOf[k]!;
      chroma[at] = chroma[at]! + re[first + k]! ** 2 + im[first + k]! ** 2;
    }
  }
  return chroma;
}

/** The pitch class, from A upwards, of every bin from the first that counts. */
function binsByBand(): { readonly first: number; readonly bandOf: Uint8Array } {
  const binAt = (hertz: number): number => Math.round((frameLength * hertz) / printRate);
  const first = Math.max(1, binAt(lowestHertz));
  const bandOf = Uint8Array.from({ length: binAt(highestHertz) - first }, (_, k) => {
    const octave = Math.log2(((first + k) * printRate) / frameLength / 27.5);
    return Math.floor(bands * (octave - Math.floor(octave)));
  });
  return { first, bandOf };
}

/** Of the image, at [x, y], the sum of all before frame x and below band y: any rectangle's sum is four of them. */
function sums(image: Float64Array): Float64Array {
  const rows = image.length / bands;
  const all = new Float64Array((rows + 1) * (bands + 1));
  for (let x = 1; x <= rows; x++) {
    let row = 0;
    for (let y = 1; y <= bands; y++) {
      row += image[(x - 1) * bands + y - 1]!;
      all[x * (bands + 1) + y] = all[(x - 1) * (bands + 1) + y]! + row;
    }
  }
  return all;
}

/** How much more there is of one part of the rectangle at frame `x` than of the other, as a difference of logarithms. */
function comparison(all: Float64Array, x: number, { shape, band, bands: height, width }: Classifier): number {
  /** From `x0` up to, but not including, `x1`. */
  const area = (x0: number, y0: number, x1: number, y1: number): number => {
    const [left, right] = [(x + x0) * (bands + 1) + band, (x + x1) * (bands + 1) + band];
    return all[right + y1]! - all[left + y1]! - all[right + y0]! + all[left + y0]!;
  };
  const more = (a: number, b: number): number => Math.log((1 + a) / (1 + b));
  const [midX, midY] = [width >> 1, height >> 1];
  const [thirdX, thirdY] = [Math.floor(width / 3), Math.floor(height / 3)];
  switch (shape) {
    case 'whole':
      return more(area(0, 0, width, height), 0);
    case 'bands':
      return more(area(0, midY, width, height), area(0, 0, width, midY));
    case 'times':
      return more(area(midX, 0, width, height), area(0, 0, midX, height));
    case 'corners':
      return more(
        area(0, midY, midX, height) + area(midX, 0, width, midY),
        area(0, 0, midX, midY) + area(midX, midY, width, height),
      );
    case 'middleBands':
      return more(
        area(0, thirdY, width, 2 * thirdY),
        area(0, 0, width, thirdY) + area(0, 2 * thirdY, width, height),
      );
    case 'middleTimes':
      return more(
        area(thirdX, 0, 2 * thirdX, height),
        area(0, 0, thirdX, height) + area(2 * thirdX, 0, width, height),
      );
  }
}

function quantised(value: number, { cuts: [low, middle, high] }: Classifier): number {
  if (value < middle) return value < low ? 0 : 1;
  return value < high ? 2 : 3;
}
