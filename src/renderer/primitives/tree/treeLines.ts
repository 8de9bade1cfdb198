// A tree as the lines that are in sight: what is open shows what is below it.

export interface Branches {
  readonly tops: readonly string[];
  /** What stands directly below each name; a name may stand below several. */
  readonly children: ReadonlyMap<string, readonly string[]>;
}

export interface TreeLine {
  /** The way down to it: unique, where a name stands in several places. */
  readonly path: string;
  readonly name: string;
  /** From 1. */
  readonly level: number;
  /** How many stand directly below. */
  readonly children: number;
  readonly open: boolean;
  /** Its place among its siblings, from 1, and how many these are. */
  readonly position: number;
  readonly siblings: number;
}

const joint = ' › ';

/** From the top, with what lies below the open paths. */
export function treeLines({ tops, children }: Branches, open: ReadonlySet<string>): TreeLine[] {
  const lines: TreeLine[] = [];
  function add(names: readonly string[], above: string, level: number): void {
    names.forEach((name, i) => {
      const path = below(above, name);
      const inside = children.get(name) ?? [];
      const isOpen = inside.length > 0 && open.has(path);
      lines.push({
        path,
        name,
        level,
        children: inside.length,
        open: isOpen,
        position: i + 1,
        siblings: names.length,
      });
      if (isOpen) add(inside, path, level + 1);
    });
  }
  add(tops, '', 1);
  return lines;
}

/** The path of a name below another path; '' is above all. */
export function below(path: string, name: string): string {
  return path === '' ? name : path + joint + name;
}

/** Whether `path` lies anywhere below `above`. */
export function isBelow(path: string, above: string): boolean {
  return path.startsWith(above + joint);
}
