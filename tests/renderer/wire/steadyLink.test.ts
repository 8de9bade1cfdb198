// A link that outlives its connections.
import { describe, expect, it } from 'vitest';
import {
  ConnectionLost,
  ConnectionRefused,
  type ConnectionState,
  steadyLink,
  type Wire,
} from '../../../src/renderer/wire/steadyLink.ts';

type Call = Wire['link']['call'];

function wire(call: Call): { wire: Wire; close: () => void } {
  const closed = Promise.withResolvers<void>();
  return { wire: { link: { call }, closed: closed.promise }, close: closed.resolve };
}

/** A link over wires that the test hands out one after the other. */
function link() {
  const states: ConnectionState[] = [];
  let waiting = Promise.withResolvers<Wire>();
  const steady = steadyLink({
    connect: () => waiting.promise,
    onState: (state) => states.push(state),
    pause: () => 1,
  });
  return {
    states,
    call: (signal?: AbortSignal) => steady.call(['a'], 1, { context: {}, ...(signal ? { signal } : {}) }),
    connect(next: Wire) {
      waiting.resolve(next);
      waiting = Promise.withResolvers();
    },
    fail(error: Error) {
      const failing = waiting;
      waiting = Promise.withResolvers();
      failing.reject(error);
    },
  };
}

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 10));

describe('steadyLink', () => {
  it('lets calls wait for the first connection', async () => {
    const steady = link();
    const answer = steady.call();
    steady.connect(wire(async () => 'answered').wire);
    await expect(answer).resolves.toBe('answered');
    expect(steady.states).toEqual(['connecting', 'open']);
  });

  it('fails a call that was under way when the connection broke, and connects again', async () => {
    const steady = link();
    const hanging = Promise.withResolvers<unknown>();
    const first = wire(() => hanging.promise);
    steady.connect(first.wire);
    const lost = steady.call();
    await soon();
    first.close();
    hanging.reject(new Error('aborted'));
    await expect(lost).rejects.toBeInstanceOf(ConnectionLost);
    const next = steady.call();
    await soon();
    steady.connect(wire(async () => 'answered again').wire);
    await expect(next).resolves.toBe('answered again');
    expect(steady.states).toEqual(['connecting', 'open', 'lost', 'open']);
  });

  it('passes the errors of a sound connection on as they are', async () => {
    const steady = link();
    const error = new Error('no such track');
    steady.connect(wire(() => Promise.reject(error)).wire);
    await expect(steady.call()).rejects.toBe(error);
  });

  it('keeps trying, and reports when it is turned away', async () => {
    const steady = link();
    steady.fail(new Error('nobody there'));
    await soon();
    steady.fail(new ConnectionRefused('refused'));
    await soon();
    expect(steady.states).toEqual(['connecting', 'lost', 'refused']);
    steady.connect(wire(async () => 'in').wire);
    await expect(steady.call()).resolves.toBe('in');
  });

  it('lets go of a waiting call that is given up', async () => {
    const steady = link();
    const abort = new AbortController();
    const answer = steady.call(abort.signal);
    abort.abort(new Error('given up'));
    await expect(answer).rejects.toThrow('given up');
  });
});
