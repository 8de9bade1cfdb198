// The cover of an album or a track; behind it, until it is there and where there is none, its first letters in a colour of its own.
import { useEffect, useRef, useState } from 'react';
import { genreHue } from '../../../core/domain/colours/genreHue.ts';
import { type CoverSize, coverSizes } from '../../../core/domain/pictures/coverSizes.ts';
import { coverUrl } from '../../wire/api.ts';
import css from './Cover.module.css';

interface CoverProps {
  readonly trackId: number;
  /** Its side on screen, in CSS pixels. */
  readonly pixels: number;
  /** Of the album, or of the track where it is on none. */
  readonly name: string;
  /** Gives the colour, where it is known; else the name does. */
  readonly genre: string | null;
  /** Fills what it stands in instead of having its own size. */
  readonly fills?: boolean;
}

/** What is scrolled past is never asked for. */
const settleMs = 90;
/** Covers that were shown: they are there at once. */
const shown = new Set<string>();
const letters = 2;
const largest = 512;

export function Cover({ trackId, pixels, name, genre, fills = false }: CoverProps) {
  const url = coverUrl(trackId, sizeFor(pixels));
  const wanted = useSettledUrl(url);
  const [loaded, setLoaded] = useState<string | null>(null);
  const picture = useRef<HTMLImageElement>(null);
  const isShown = loaded === url || shown.has(url);
  // An element that is taken away goes on loading, and those that are in sight would wait for it.
  useEffect(() => {
    const element = picture.current;
    return () => element?.removeAttribute('src');
  }, []);
  return (
    <span
      className={css['cover']}
      data-genre=""
      style={{
        '--hue': genreHue(genre ?? name),
        '--side': fills ? '100%' : `${pixels}px`,
        '--letters': `${Math.round(pixels * 0.34)}px`,
      }}
      aria-hidden
    >
      {/* Drawn, for it is no text to be found, read out or copied. */}
      <span className={css['letters']} data-letters={initials(name)} />
      <img
        ref={picture}
        {...(wanted === null ? {} : { src: wanted })}
        alt=""
        decoding="async"
        draggable={false}
        className={css['picture']}
        data-shown={(isShown && wanted === url) || undefined}
        onLoad={() => {
          shown.add(url);
          setLoaded(url);
        }}
      />
    </span>
  );
}

/** At once where it was shown before, else when it has stood there for a moment. */
function useSettledUrl(url: string): string | null {
  const [settled, setSettled] = useState<string | null>(shown.has(url) ? url : null);
  useEffect(() => {
    if (shown.has(url)) {
      setSettled(url);
      return;
    }
    const timer = setTimeout(() => setSettled(url), settleMs);
    return () => clearTimeout(timer);
  }, [url]);
  return settled;
}

function sizeFor(pixels: number): CoverSize {
  const wanted = pixels * window.devicePixelRatio;
  return coverSizes.find((size) => size >= wanted * 0.9) ?? largest;
}

/** Of the first words: 'Kind of Blue' is 'KO'. */
function initials(name: string): string {
  return (name.match(/[\p{L}\p{N}]+/gu) ?? [])
    .slice(0, letters)
    .map((word) => [...word][0]?.toUpperCase() ?? '')
    .join('');
}
