// Node's HTTP servers. Whoever imports `node:http` by name has all that it exports evaluated, the client of `fetch` and WebSockets
// among it: 25 ms of processor time in every process (Node 24.21).

export const { createServer } = process.getBuiltinModule('node:http');
