// Taking back where files were put: begun, or gone on with where something stood in the way.
import { api } from '../wire/api.ts';
import { mutate } from './mutate.ts';
import { notifyFailure } from './notifyFailure.ts';

export function undoOrganise(): void {
  mutate(api.files.undoOrganise.mutationOptions({ onError: notifyFailure }), {});
}
