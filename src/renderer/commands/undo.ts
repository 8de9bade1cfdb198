// Undo and redo of whatever was done last: a correction, or a change of a playlist.
import { nextStep } from '../state/steps.ts';
import { stepLabels } from './corrections.ts';
import { stepPlaylist } from './playlistActions.ts';

export function undo(): void {
  step('undo');
}

export function redo(): void {
  step('redo');
}

function step(way: 'undo' | 'redo'): void {
  const next = nextStep(way);
  if (next === 'labels') stepLabels(way);
  else stepPlaylist(way, next.playlistId);
}
