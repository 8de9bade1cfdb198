// How the person organised files last.
import { create } from 'zustand';
import type { PlaceWay } from '../../core/domain/placing.ts';

interface OrganiseChoice {
  readonly template: string;
  /** Empty until one was chosen: then the first folder of the library. */
  readonly folder: string;
  readonly way: PlaceWay;
}

export const useOrganiseChoice = create<OrganiseChoice>()(() => ({
  template: '{genre}/{albumartist}/[{year} ]{album}/[[{disc}-]{track} ]{title}',
  folder: '',
  way: 'move',
}));

export function chooseOrganising(change: Partial<OrganiseChoice>): void {
  useOrganiseChoice.setState(change);
}
