// Undo and redo of everything that a person sets or makes; nothing is ever overwritten.
import { changeSchema, changeScopeSchema } from '../domain/change.ts';
import { procedure } from './procedure.ts';

export const changesContract = {
  /** Takes back the last change that stands, of this scope or of all; null when there is none. */
  undo: procedure.input(changeScopeSchema.optional()).output(changeSchema.nullable()),
  /** Makes again what was undone last; null when there is nothing, or a newer change of its scope. */
  redo: procedure.input(changeScopeSchema.optional()).output(changeSchema.nullable()),
};
