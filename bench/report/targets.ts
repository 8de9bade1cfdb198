// What a benchmark measured beside what was asked of it, in the one shape that every `--json` prints.
export interface Target {
  readonly name: string;
  readonly value: number;
  readonly target: number;
  readonly met: boolean;
}

export function atMost(name: string, value: number, target: number): Target {
  return { name, value, target, met: value <= target };
}

export function atLeast(name: string, value: number, target: number): Target {
  return { name, value, target, met: value >= target };
}

/** `targets` is empty where nothing was asked. */
export function printDocument(targets: readonly Target[], figures: object): void {
  console.log(JSON.stringify({ targets, ...figures }, null, 2));
}
