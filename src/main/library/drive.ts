// What kind of drive a folder is on: changes on a network drive are told by nobody.
import { statfs } from 'node:fs/promises';

export type Drive = 'local' | 'network' | 'unknown';

/** Linux's numbers of file systems, of statfs(2). */
const local = new Set([
  0xef53, // ext2, ext3, ext4
  0x58465342, // XFS
  0x9123683e, // Btrfs
  0x01021994, // tmpfs
  0x794c7630, // overlayfs
  0x2fc12fc1, // ZFS
  0xf2f52010, // F2FS
  0xca451a4e, // bcachefs
  0x4d44, // FAT
  0x2011bab0, // exFAT
  0x5346544e, // NTFS
  0x7366746e, // NTFS3
  0x9660, // ISO 9660
  0x15013346, // UDF
  0x482b, // HFS+
]);
const network = new Set([
  0x6969, // NFS
  0x517b, // SMB
  0xff534d42, // CIFS
  0xfe534d42, // SMB2
  0x5346414f, // AFS
  0x73757245, // Coda
  0x00c36400, // Ceph
  0x01021997, // 9P
  0x65735546, // FUSE: sshfs, rclone; also some local ones
]);

export async function driveOf(path: Buffer): Promise<Drive> {
  if (process.platform === 'win32') return path.toString('latin1').startsWith('\\\\') ? 'network' : 'unknown';
  if (process.platform !== 'linux') return 'unknown';
  return driveOfType((await statfs(path)).type);
}

/** By the number that Linux gives; negative where it was read as signed. */
export function driveOfType(type: number): Drive {
  const number = type >>> 0;
  if (local.has(number)) return 'local';
  return network.has(number) ? 'network' : 'unknown';
}
