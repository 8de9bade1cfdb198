// The custom properties that components hand down to their style sheets.
import 'react';

declare module 'react' {
  interface CSSProperties {
    /** Degrees on the colour circle. */
    '--hue'?: number;
    /** A grid template. */
    '--columns'?: string;
    /** A length. */
    '--least-width'?: string;
    /** How deep it lies in a tree, from 0. */
    '--level'?: number;
    /** 0 to 1. */
    '--share'?: number;
    /** A length. */
    '--side'?: string;
    /** A length. */
    '--letters'?: string;
    /** How many stand side by side. */
    '--across'?: number;
  }
}
