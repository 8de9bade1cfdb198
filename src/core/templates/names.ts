// Names of which no two are one where a disk ignores case or composes accents.

/** Equal for what some disk takes for the same path. */
export function sameOnDisks(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

/** 'x.mp3', 'x (2).mp3' …; the first of them that `isFree`, null where a thousand are taken. */
export async function firstFree(
  stem: string,
  extension: string,
  isFree: (name: string) => Promise<boolean>,
): Promise<string | null> {
  for (let number = 1; number <= mostOfOneName; number++) {
    const name = `${stem}${number === 1 ? '' : ` (${number})`}${extension}`;
    if (await isFree(name)) return name;
  }
  return null;
}

const mostOfOneName = 1000;
