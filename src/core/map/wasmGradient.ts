// The gradient of t-SNE by the kernel: a tree of cells, four points at once.
import { wasmMemory } from '../domain/maths/wasmMemory.ts';
import type { OpenGradient } from './tsne.ts';

/** A cell is one point where its side is less than this part of its distance. */
const usualAngle = 0.5;
const cellBytes = 32;

export function wasmGradient(bytes: Uint8Array, angle: number = usualAngle): OpenGradient {
  return ({ starts, to, weights }) => {
    const memory = wasmMemory(bytes);
    const rows = starts.length - 1;
    const startsAt = memory.constant(starts);
    const toAt = memory.constant(to);
    const weightsAt = memory.constant(weights);
    const placesAt = memory.room(8 * rows);
    const forcesAt = memory.room(8 * rows);
    const codesAt = memory.room(8 * rows);
    const orderAt = memory.room(8 * rows);
    const sortedAt = memory.room(8 * (rows + 3));
    const cellsAt = memory.room(2 * rows * cellBytes);
    return (places, exaggeration, into) => {
      memory.floatsAt(placesAt, places.length).set(places);
      const room = [codesAt, orderAt, sortedAt, cellsAt, forcesAt];
      const sum = memory.call('repel', placesAt, rows, angle, ...room);
      memory.call('attract', placesAt, rows, startsAt, toAt, weightsAt, exaggeration, sum, forcesAt);
      into.set(memory.floatsAt(forcesAt, into.length));
    };
  };
}
