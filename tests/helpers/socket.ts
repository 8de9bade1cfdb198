// A WebSocket that sends its origin, as a browser's does.

export function socketFrom(origin: string, path: string, headers: Record<string, string> = {}): WebSocket {
  // Node's WebSocket takes headers; the type, made for browsers, does not know.
  return Reflect.construct(WebSocket, [
    `${origin.replace('http', 'ws')}${path}`,
    { headers: { ...headers, Origin: origin } },
  ]);
}
