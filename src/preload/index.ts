// The preload: passes the page's message port to the main process, and offers the path of a dropped file.
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { bridgeName, connectMessage, type DesktopBridge } from '../core/contract/bridge.ts';

window.addEventListener('message', (event) => {
  const [port] = event.ports;
  if (event.source !== window || event.data !== connectMessage || port === undefined) return;
  ipcRenderer.postMessage(connectMessage, null, [port]);
});

const bridge = { pathOf: (file: File) => webUtils.getPathForFile(file) };

contextBridge.exposeInMainWorld(bridgeName, bridge satisfies DesktopBridge);
