// Makes a picture smaller: a JPEG of at most so many pixels a side, by Photon in WebAssembly.
import { imageSize } from '../../core/domain/pictures/imageSize.ts';

type Photon = typeof import('@silvia-odwyer/photon-node');

/** 5,000 x 5,000 take some 300 MB while they are made smaller; no cover needs more. */
const mostPixels = 25_000_000;
/** Out of 100. */
const quality = 82;
const opaque = 255;

let loading: Promise<Photon> | null = null;

/** Loaded for the first picture: most workers never see one. */
function load(): Promise<Photon> {
  loading ??= import('@silvia-odwyer/photon-node');
  return loading;
}

/**
 * The picture in each of these sizes, largest first: JPEGs whose longer side has at most `px` pixels, in its own proportions
 * and never larger than it is. Null for what cannot be decoded, or has too many pixels to be tried.
 */
export async function smallPictures<Px extends number>(
  bytes: Uint8Array,
  sizes: readonly Px[],
): Promise<{ px: Px; bytes: Uint8Array<ArrayBuffer> }[] | null> {
  const size = imageSize(bytes);
  if (size === null || size.width * size.height > mostPixels) return null;
  const photon = await load();
  try {
    let image = photon.PhotonImage.new_from_byteslice(bytes);
    const made = sizes
      .toSorted((a, b) => b - a)
      .map((px) => {
        // Each from the one before it, which is a few times smaller than the picture.
        const smaller = shrink(photon, image, px);
        if (smaller !== image) image.free();
        image = smaller;
        return {
          px,
          bytes: Uint8Array.from(onWhite(photon, image, (shown) => shown.get_bytes_jpeg(quality))),
        };
      });
    image.free();
    return made;
  } catch (error) {
    // How a decoder in WebAssembly says that a picture is broken.
    if (error instanceof Error && error.name === 'RuntimeError') return null;
    throw error;
  }
}

type Image = InstanceType<Photon['PhotonImage']>;

function shrink(photon: Photon, image: Image, px: number): Image {
  const [width, height] = [image.get_width(), image.get_height()];
  const scale = px / Math.max(width, height);
  if (scale >= 1) return image;
  return photon.resize(
    image,
    Math.max(1, Math.round(width * scale)),
    Math.max(1, Math.round(height * scale)),
    // It weighs every pixel that falls into one, so that nothing flickers and letters stay letters.
    photon.SamplingFilter.Triangle,
  );
}

/** A JPEG has no transparency: what shines through is white, as on a page. */
function onWhite<Result>(photon: Photon, image: Image, use: (image: Image) => Result): Result {
  const pixels = image.get_raw_pixels();
  if (pixels.every((value, i) => i % 4 !== 3 || value === opaque)) return use(image);
  for (let at = 0; at < pixels.length; at += 4) {
    const alpha = (pixels[at + 3] ?? opaque) / opaque;
    for (let i = at; i < at + 3; i++) pixels[i] = (pixels[i] ?? 0) * alpha + opaque * (1 - alpha);
    pixels[at + 3] = opaque;
  }
  const flat = new photon.PhotonImage(pixels, image.get_width(), image.get_height());
  try {
    return use(flat);
  } finally {
    flat.free();
  }
}
