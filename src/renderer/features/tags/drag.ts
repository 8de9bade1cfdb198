// What is dragged onto a genre: a written tag, or another genre.
import type { DragEvent } from 'react';

const types = { tag: 'application/x-stackwax-tag', genre: 'application/x-stackwax-genre' } as const;

export type Dragged = { readonly kind: keyof typeof types; readonly name: string };

export function startDrag(event: DragEvent, { kind, name }: Dragged): void {
  event.dataTransfer.setData(types[kind], name);
  event.dataTransfer.effectAllowed = 'link';
}

/** Whether it may be dropped; its name is known only then. */
export function isDragged(event: DragEvent): boolean {
  return Object.values(types).some((type) => event.dataTransfer.types.includes(type));
}

export function draggedOf(event: DragEvent): Dragged | null {
  for (const kind of ['tag', 'genre'] as const) {
    const name = event.dataTransfer.getData(types[kind]);
    if (name !== '') return { kind, name };
  }
  return null;
}
