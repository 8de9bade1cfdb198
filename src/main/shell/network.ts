// Nothing of the window reaches the network, whatever the page's policy says and whatever Chromium itself would like to fetch.
import type { ShellSession } from './electron.ts';
import { mediaOrigin, pageOrigin } from './schemes.ts';

/** Nobody listens at the port 'discard': what comes past everything else is refused by this machine. */
const nowhere = '127.0.0.1:9';

/** WebRTC's own way out, also set for every page. */
export const webRtcPolicy = 'disable_non_proxied_udp';

/** Chromium's switches, set before it starts. `devUrl`: the development server, which is on this machine. */
export function networkSwitches(
  devUrl: string | null,
): ReadonlyArray<readonly [name: string, value?: string]> {
  return [
    // No name is looked up: neither for requests nor ahead of them.
    [
      'host-resolver-rules',
      `MAP * ~NOTFOUND${devUrl === null ? '' : `, EXCLUDE ${new URL(devUrl).hostname}`}`,
    ],
    ['dns-prefetch-disable'],
    ['disable-background-networking'],
    ['disable-component-update'],
    ['disable-domain-reliability'],
    ['disable-sync'],
    ['no-pings'],
    // WebRTC would send UDP past the proxy.
    ['webrtc-ip-handling-policy', webRtcPolicy],
  ];
}

/** What development needs besides. */
export interface Allowed {
  readonly devUrl: string | null;
  /** They are a page of Chromium's own. */
  readonly devTools: boolean;
}

/** Cancels every request but our own schemes' (and the development server's). */
export async function blockNetwork(session: ShellSession, allowed: Allowed): Promise<void> {
  session.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !isOurs(url, allowed) }));
  // Its dictionaries are downloaded.
  session.setSpellCheckerEnabled(false);
  await session.setProxy({
    mode: 'fixed_servers',
    proxyRules: nowhere,
    // By default Chromium goes past the proxy to this machine's own addresses.
    proxyBypassRules: allowed.devUrl === null ? '<-loopback>' : '',
  });
}

function isOurs(url: string, { devUrl, devTools }: Allowed): boolean {
  // Made by the page itself, of what it has.
  if (url.startsWith('data:')) return true;
  const made = url.startsWith('blob:');
  const parsed = URL.parse(made ? url.slice('blob:'.length) : url);
  if (parsed === null) return false;
  const { protocol, host } = parsed;
  const origin = `${protocol}//${host}`;
  if (origin === pageOrigin || (origin === mediaOrigin && !made)) return true;
  if (devTools && protocol === 'devtools:') return true;
  return devUrl !== null && host === new URL(devUrl).host && ['http:', 'ws:'].includes(protocol);
}
