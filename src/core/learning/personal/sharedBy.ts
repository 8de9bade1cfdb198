// What of a table does not depend on which of its rows are held out is computed once.
import type { PersonalTable } from './personalTable.ts';

type WithoutFolds = Omit<PersonalTable, 'folds'>;

/** `make`, remembered for each table, whatever its folds: a comparison with an earlier model asks for all of it again, with others. */
export function sharedBy<Value>(make: (table: WithoutFolds) => Value): (table: WithoutFolds) => Value {
  const made = new WeakMap<Int32Array, { readonly table: WithoutFolds; readonly value: Value }>();
  return ({ rows, y, classes, starter }) => {
    const known = made.get(y);
    if (known?.table.rows === rows && known.table.classes === classes && known.table.starter === starter)
      return known.value;
    const table = { rows, y, classes, starter };
    const value = make(table);
    made.set(y, { table, value });
    return value;
  };
}
