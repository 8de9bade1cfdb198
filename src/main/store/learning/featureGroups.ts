// The feature groups that vectors are kept of, each version a row of its own.
import type { GroupVersion, Layout } from '../../../core/domain/layout.ts';
import type { Database } from '../database.ts';

export interface DeclaredGroup extends GroupVersion {
  readonly columns: readonly { readonly name: string }[];
}

export interface FeatureGroups {
  /** Must be called for every group before vectors of it are written. */
  declare(groups: readonly DeclaredGroup[]): void;
  /** Throws on a group that was never declared. */
  id(group: GroupVersion): number;
  /** Null when one of the groups was never declared: then no track has it. */
  ids(layout: Layout): number[] | null;
  /** How many tracks that have windows lack this group. */
  lacking(group: GroupVersion): number;
  /** Names of the layout's columns in the order of its vectors. */
  columns(layout: Layout): string[];
  /** Every version of a group that was ever declared. */
  versions(name: string): number[];
  /** Every group that was ever declared, in each of its versions. */
  declared(): GroupVersion[];
}

export function featureGroups(db: Database): FeatureGroups {
  const declare = db.prepare(/* sql */ `
    INSERT INTO feature_groups (name, version, columns) VALUES (?, ?, ?)
    ON CONFLICT (name, version) DO UPDATE SET columns = excluded.columns`);
  const find = db
    .prepare<[string, number], number>('SELECT id FROM feature_groups WHERE name = ? AND version = ?')
    .pluck();
  const tracks = db.prepare<[], number>('SELECT count(*) FROM windows WHERE position = 0').pluck();
  const having = db
    .prepare<[number], number>('SELECT count(*) FROM vectors WHERE position = 0 AND group_id = ?')
    .pluck();
  const columns = db
    .prepare<[number], string>(/* sql */ `
      SELECT c.value FROM feature_groups g, json_each(g.columns) c WHERE g.id = ? ORDER BY c.key`)
    .pluck();
  const versions = db
    .prepare<[string], number>('SELECT version FROM feature_groups WHERE name = ? ORDER BY version')
    .pluck();

  const declared = db.prepare<[], GroupVersion>('SELECT name, version FROM feature_groups ORDER BY id');

  function id({ name, version }: GroupVersion): number {
    const found = find.get(name, version);
    if (found === undefined)
      throw new Error(`the feature group ${name}, version ${version}, was not declared`);
    return found;
  }

  return {
    declare(groups) {
      for (const group of groups)
        declare.run(group.name, group.version, JSON.stringify(group.columns.map(({ name }) => name)));
    },
    id,
    ids(layout) {
      const found = layout.flatMap(({ name, version }) => find.get(name, version) ?? []);
      return found.length === layout.length ? found : null;
    },
    lacking({ name, version }) {
      const found = find.get(name, version);
      return (tracks.get() ?? 0) - (found === undefined ? 0 : (having.get(found) ?? 0));
    },
    columns: (layout) => layout.flatMap((group) => columns.all(id(group))),
    versions: (name) => versions.all(name),
    declared: () => declared.all(),
  };
}
