// The epochs of UMAP by the kernel.
import { wasmMemory } from '../domain/maths/wasmMemory.ts';
import { curve, type RunEpochs } from './umap.ts';

export function wasmEpochs(bytes: Uint8Array): RunEpochs {
  return (state, epochs, rateOf, onShare) => {
    const { places, edges, every, next } = state;
    const memory = wasmMemory(bytes);
    const count = every.length;
    const placesAt = memory.room(places.byteLength);
    const [fromAt, toAt, everyAt, nextAt] = [0, 0, 0, 0].map(() => memory.room(4 * count));
    if (fromAt === undefined || toAt === undefined || everyAt === undefined || nextAt === undefined) return;
    memory.floatsAt(placesAt, places.length).set(places);
    memory.integersAt(fromAt, count).set(edges.from);
    memory.integersAt(toAt, count).set(edges.to);
    memory.floatsAt(everyAt, count).set(every);
    memory.floatsAt(nextAt, count).set(next);
    const all = [placesAt, places.length / 2, count, fromAt, toAt, everyAt, nextAt] as const;
    for (let epoch = 0; epoch < epochs; epoch++) {
      const rate = rateOf(epoch);
      state.chance = memory.call('umapEpoch', ...all, epoch, rate, curve.a, curve.b, state.chance) >>> 0;
      onShare((epoch + 1) / epochs);
    }
    places.set(memory.floatsAt(placesAt, places.length));
    next.set(memory.floatsAt(nextAt, count));
  };
}
