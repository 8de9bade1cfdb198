// On which disk a path lies, as Traktor and Serato tell it: a drive's letter, a share, a mounted volume, or the disk of the system.

export interface OnVolume {
  /** 'C:', '//server/share', the name of a mounted volume; empty where the system's own disk has no name. */
  readonly volume: string;
  /** The path from there, without a slash before it. */
  readonly below: string;
}

/** Where macOS and Linux mount disks; what stands before the name of the volume. */
const mounts = /^(?:\/Volumes|\/run\/media\/[^/]+|\/media\/[^/]+)\/([^/]+)\//u;

/** `location`: an absolute path with forward slashes. */
export function onVolume(location: string): OnVolume {
  const [whole = '/', volume = ''] =
    /^([A-Za-z]:)\//u.exec(location) ??
    /^(\/\/[^/]+\/[^/]+)\//u.exec(location) ??
    mounts.exec(location) ??
    [];
  return { volume, below: location.slice(whole.length) };
}
