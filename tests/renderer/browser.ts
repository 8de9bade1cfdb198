// As much of a browser as the page's modules look for while they load; what they do there, tests/e2e drives in a real one.
import { bridgeName, type DesktopBridge } from '../../src/core/contract/bridge.ts';

class NoAudio extends EventTarget {
  preload = '';
  volume = 1;
  muted = false;
}

const page = new EventTarget();
const bridge: DesktopBridge = { pathOf: (file) => String(Reflect.get(file, 'name')) };
Object.assign(globalThis, {
  Audio: NoAudio,
  document: { documentElement: { dataset: {} } },
  localStorage: { getItem: () => null, setItem: () => undefined },
  window: Object.assign(page, {
    [bridgeName]: bridge,
    location: { origin: 'app://test' },
    matchMedia: () => Object.assign(new EventTarget(), { matches: false }),
    postMessage: () => undefined,
  }),
});
