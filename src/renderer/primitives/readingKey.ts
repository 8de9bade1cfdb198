// Arrow keys along the line: where a language is written from right to left, the left one leads on.

/** The key as if the page were written from left to right. */
export function readingKey(key: string, direction: string = document.dir): string {
  if (direction !== 'rtl') return key;
  if (key === 'ArrowLeft') return 'ArrowRight';
  return key === 'ArrowRight' ? 'ArrowLeft' : key;
}
