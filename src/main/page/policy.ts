// The page's Content-Security-Policy and the headers that isolate it from other pages.

interface PolicySources {
  /** Addresses that the page may connect to besides its own origin. */
  readonly connect: readonly string[];
  /** Addresses of sound and covers besides its own origin. */
  readonly media: readonly string[];
}

/** Header names and values for the page itself. The nonce lets component libraries insert their style element. */
export function pageHeaders(sources: PolicySources, nonce: string): Record<string, string> {
  return {
    'Content-Security-Policy': [
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' 'nonce-${nonce}'`,
      ['img-src', "'self'", 'data:', 'blob:', ...sources.media].join(' '),
      ['media-src', "'self'", 'blob:', ...sources.media].join(' '),
      ['connect-src', "'self'", ...sources.connect].join(' '),
      "font-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'Cache-Control': 'no-store',
    ...isolationHeaders,
  };
}

/** For every response, page or not: no sniffing, no referrer, no embedding by others, no opener. */
export const isolationHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
};
