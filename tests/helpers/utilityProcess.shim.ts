// Loaded before a worker: takes Node's channel away and gives what a utility process of Electron's has instead.
import { EventEmitter } from 'node:events';

const send = process.send?.bind(process);
const port = Object.assign(new EventEmitter(), { postMessage: (message: object) => send?.(message) });
process.on('message', (data) => port.emit('message', { data, ports: [] }));
Object.assign(process, { send: undefined, parentPort: port });
