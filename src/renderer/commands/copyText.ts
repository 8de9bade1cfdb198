// Puts text on the clipboard.

/**
 * The page's own command and not `navigator.clipboard`: that one wants a permission that the desktop window refuses
 * all pages, and is not there at all when a browser reaches the host by a plain address. False when it was refused.
 */
export function copyText(text: string): boolean {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return isCopied;
}
