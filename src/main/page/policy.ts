// The page's Content-Security-Policy and the headers that keep it apart from every other page.

interface PolicySources {
  /** What the page may connect to besides where it comes from. */
  readonly connect: readonly string[];
  /** Where sound and covers may come from besides there. */
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

/** For every answer, page or not: no sniffing, no referrer, no embedding by others, no opener. */
export const isolationHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
};
