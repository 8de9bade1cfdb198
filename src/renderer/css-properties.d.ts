// The custom properties that components hand down to their style sheets.
import 'react';

declare module 'react' {
  interface CSSProperties {
    /** Degrees on the colour circle. */
    '--hue'?: number;
    /** A grid template. */
    '--columns'?: string;
  }
}
