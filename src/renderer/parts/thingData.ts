// Marks an element as the place of a thing: a right click on it, Shift+F10 and the menu key open the thing's menu.
import type { Thing } from '../state/thing.ts';

export const thingData = (thing: Thing): { readonly 'data-menu': string } => ({
  'data-menu': JSON.stringify(thing),
});
