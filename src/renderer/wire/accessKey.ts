// The key that lets this tab in: taken from the address once, kept for the tab's life, never left in the address bar.

const storageName = 'stackwax-token';

/** The key, or null when the page was opened without one. */
export function takeAccessKey(): string | null {
  const address = new URL(window.location.href);
  const given = address.searchParams.get('token');
  if (given === null) return window.sessionStorage.getItem(storageName);
  window.sessionStorage.setItem(storageName, given);
  address.searchParams.delete('token');
  window.history.replaceState(window.history.state, '', address);
  return given;
}
