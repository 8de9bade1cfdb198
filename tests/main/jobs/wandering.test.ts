// Laws of labels over any sequence of moves, copies, deletions, retags, labels and remounts, with scans in between.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type QuickLibrary, quickLibrary, soundText } from '../../helpers/quickLibrary.ts';
import { tempDir } from '../../helpers/tempDir.ts';

const roots = ['r0', 'r1'] as const;
type Root = (typeof roots)[number];
const place = fc.record({
  root: fc.constantFrom(...roots),
  folder: fc.constantFrom('', 'a', 'b', 'a/c'),
  name: fc.constantFrom('x.wav', 'y.wav'),
});
type Place = { readonly root: Root; readonly folder: string; readonly name: string };
/** Which of the files that there are. */
const file = fc.nat(30);
const root = fc.constantFrom(...roots);

const moves = [
  fc.record({ do: fc.constant('move' as const), file, to: place }),
  fc.record({
    do: fc.constant('rename folder' as const),
    root,
    from: fc.constantFrom('a', 'b', 'a/c'),
    to: fc.constantFrom('d', 'b/e'),
  }),
  fc.record({ do: fc.constant('label' as const), file }),
  fc.record({ do: fc.constant('retag' as const), file }),
  fc.record({ do: fc.constant('scan' as const) }),
];
const others = [
  fc.record({ do: fc.constant('copy' as const), file, to: place, isDated: fc.boolean() }),
  fc.record({ do: fc.constant('delete' as const), file }),
  fc.record({ do: fc.constant('list' as const), file }),
  fc.record({ do: fc.constant('plug' as const), root }),
  fc.record({ do: fc.constant('rename root' as const), root }),
  fc.record({ do: fc.constant('scan one' as const), root }),
];
const move = fc.oneof(...moves);
const anything = fc.oneof(...moves, ...others);
type Action = typeof anything extends fc.Arbitrary<infer Value> ? Value : never;

interface Track {
  readonly id: number;
  readonly path: string;
  readonly sound: string | null;
  readonly label: string | null;
  readonly isPresent: boolean;
}

/** The files and the library, and what a person has said. */
interface World {
  readonly disk: string;
  readonly library: QuickLibrary;
  /** Where each root is. */
  readonly at: Map<Root, string>;
  readonly unplugged: Set<Root>;
  /** Each label given and not replaced, and the sound that it was given to. */
  readonly given: Map<string, string>;
  /** Paths that were changed since the last scan of everything. */
  readonly touched: Set<string>;
  count: number;
  /** After the last scan. */
  last: readonly Track[];
}

function openWorld(): World {
  return {
    disk: join(tempDir(), 'disk'),
    library: quickLibrary(tempDir()),
    at: new Map(roots.map((one) => [one, one])),
    unplugged: new Set(),
    given: new Map(),
    touched: new Set(),
    count: 0,
    last: [],
  };
}

const folderOf = (world: World, one: Root): string => join(world.disk, world.at.get(one)!);

function files({ disk }: World): string[] {
  return readdirSync(disk, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function write(world: World, path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  world.count += 1;
  utimesSync(path, 1_600_000_000 + world.count, 1_600_000_000 + world.count);
  world.touched.add(path);
}

const soundAt = (path: string): string => readFileSync(path, 'utf8').split('\n')[0]!;

function tracks({ library }: World): Track[] {
  const { store } = library.work;
  const labels = new Map(store.labels.current().map(({ trackId, genre }) => [trackId, genre]));
  return store.tracks.knownFiles(0, 10_000).map(({ id, path, fingerprint, presence }) => ({
    id,
    path: path.toString(),
    sound: fingerprint,
    label: labels.get(id) ?? null,
    isPresent: presence === 'present',
  }));
}

/** As a person sees it who has the list of the last scan before them. */
function trackAt(world: World, path: string): Track | undefined {
  if (world.touched.has(path)) return undefined;
  return tracks(world).find((track) => track.path === path && track.isPresent);
}

function give(world: World, path: string): void {
  const track = trackAt(world, path);
  if (track === undefined) return;
  world.count += 1;
  const label = `genre ${world.count}`;
  world.library.work.change((to) => to.labels.set([track.id], to.genres.ensure(label)));
  if (track.label !== null) world.given.delete(track.label);
  world.given.set(label, track.sound!);
}

async function act(world: World, action: Action): Promise<void> {
  const all = files(world);
  const chosen = 'file' in action ? (all[action.file % Math.max(1, all.length)] ?? null) : null;
  if ('file' in action && chosen === null) return;
  const target = 'to' in action && typeof action.to !== 'string' ? placed(world, action.to) : null;
  switch (action.do) {
    case 'move':
    case 'copy': {
      if (target === null || target === chosen || chosen === null) return;
      mkdirSync(dirname(target), { recursive: true });
      world.touched.add(target);
      if (action.do === 'move') {
        renameSync(chosen, target);
        world.touched.add(chosen);
      } else if (action.isDated) write(world, target, readFileSync(chosen, 'utf8'));
      else copyFileSync(chosen, target);
      return;
    }
    case 'delete':
      world.touched.add(chosen!);
      return rmSync(chosen!);
    case 'retag':
      world.count += 1;
      return write(world, chosen!, soundText(soundAt(chosen!), `title ${world.count}`));
    case 'label':
      return give(world, chosen!);
    case 'list': {
      const track = trackAt(world, chosen!);
      const definition = { name: 'Best', rule: null, deleted: false };
      if (track !== undefined)
        world.library.work.change((to) => to.playlists.create({ ...definition, trackIds: [track.id] }));
      return;
    }
    case 'rename folder': {
      const [from, to] = [action.from, action.to].map((name) => join(folderOf(world, action.root), name));
      if (!existsSync(from!) || existsSync(to!) || to!.startsWith(`${from}/`)) return;
      mkdirSync(dirname(to!), { recursive: true });
      renameSync(from!, to!);
      for (const path of [...all, ...files(world)])
        if (path.startsWith(`${from}/`) || path.startsWith(`${to}/`)) world.touched.add(path);
      return;
    }
    case 'plug': {
      const [folder, away] = [folderOf(world, action.root), join(world.disk, '..', action.root)];
      const isOut = world.unplugged.delete(action.root);
      if (!isOut) world.unplugged.add(action.root);
      mkdirSync(dirname(folder), { recursive: true });
      renameSync(isOut ? away : folder, isOut ? folder : away);
      for (const path of [...all, ...files(world)])
        if (path.startsWith(`${folder}/`)) world.touched.add(path);
      return;
    }
    case 'rename root': {
      if (world.unplugged.has(action.root)) return;
      const before = folderOf(world, action.root);
      world.count += 1;
      world.at.set(action.root, `${action.root} ${world.count}`);
      renameSync(before, folderOf(world, action.root));
      await world.library.scan(folderOf(world, action.root));
      for (const path of [...all, ...files(world)])
        if (path.startsWith(`${before}/`) || path.startsWith(`${folderOf(world, action.root)}/`))
          world.touched.add(path);
      return;
    }
    case 'scan one':
      if (!world.unplugged.has(action.root)) await world.library.scan(folderOf(world, action.root));
      return;
    case 'scan':
      return await scanAndJudge(world);
  }
}

function placed(world: World, { root: one, folder, name }: Place): string | null {
  return world.unplugged.has(one) ? null : join(folderOf(world, one), folder, name);
}

async function scanAndJudge(world: World): Promise<void> {
  const before = new Map(tracks(world).flatMap((track) => (track.isPresent ? [[track.path, track]] : [])));
  const knownSounds = new Set(tracks(world).map(({ sound }) => sound));
  const listened = world.library.listened();
  await world.library.scan();
  const after = tracks(world);
  const there = files(world);

  for (const [label, sound] of world.given)
    expect(
      after.filter((track) => track.label === label).map((track) => track.sound),
      `${label} is lost`,
    ).toEqual([sound]);
  for (const path of there)
    expect(
      after.filter((track) => track.path === path && track.isPresent).map(({ sound }) => sound),
      path,
    ).toEqual([soundAt(path)]);
  for (const path of there) {
    const [was, is] = [before.get(path), after.find((track) => track.path === path)!];
    if (was === undefined || world.touched.has(path)) continue;
    if (was.label !== null) expect(is, 'a file that stayed lost its label').toEqual(was);
    else if (is.label === null && is.id !== was.id)
      expect(isListed(world, is.id), 'a file that stayed is another track').toBe(true);
  }
  if (there.every((path) => knownSounds.has(soundAt(path))))
    expect(world.library.listened(), 'listened to again').toBe(listened);

  // What can only be one file is that file, or is asked about.
  for (const [label, sound] of world.given) {
    const ghosts = after.filter((track) => !track.isPresent && track.label !== null && track.sound === sound);
    const same = after.filter(
      (track) => track.isPresent && track.sound === sound && there.includes(track.path),
    );
    const isAsked = world.library.work.store.matches.open().some(({ lostId }) => lostId === ghosts[0]?.id);
    if (ghosts.length === 1 && ghosts[0]!.label === label && same.length === 1 && !isAsked)
      expect(same[0]!.label, `${label} does not find its file`).not.toBeNull();
  }
  world.touched.clear();
  world.last = after;
  await world.library.scan();
  expect(tracks(world), 'a second scan changes something').toEqual(after);
}

function isListed({ library }: World, id: number): boolean {
  return library.work.store.playlists.list().some(({ definition }) => definition.trackIds.includes(id));
}

async function play(actions: readonly Action[], sounds: readonly string[]): Promise<World> {
  const world = openWorld();
  for (const one of roots) mkdirSync(folderOf(world, one), { recursive: true });
  const places = ['r0/a/x.wav', 'r0/b/x.wav', 'r0/a/c/y.wav', 'r1/a/x.wav', 'r1/y.wav'];
  for (const [i, sound] of sounds.entries()) write(world, join(world.disk, places[i]!), soundText(sound, ''));
  await world.library.scan(...roots.map((one) => folderOf(world, one)));
  world.touched.clear();
  try {
    for (const path of files(world).slice(0, 3)) give(world, path);
    for (const action of actions) await act(world, action);
    await scanAndJudge(world);
  } finally {
    await world.library.close();
  }
  return world;
}

test('whatever is done, no label is lost, none is on another sound, and a file that stays keeps what it has', {
  timeout: 300_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anything, { maxLength: 14 }),
      fc.array(fc.constantFrom('s', 't', 'u'), { minLength: 3, maxLength: 5 }),
      async (actions, sounds) => void (await play(actions, sounds)),
    ),
    { numRuns: 25 },
  );
});

test('where every sound is another, labels follow every move exactly', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(move, { maxLength: 20 }), async (actions) => {
      const { given, last } = await play(actions, ['s', 't', 'u', 'v', 'w']);
      // A move onto another file ends that one's sound; its label waits.
      const sounds = new Set(last.flatMap(({ isPresent, sound }) => (isPresent ? [sound] : [])));
      const labels = new Map(
        last.flatMap(({ isPresent, sound, label }) => (isPresent ? [[sound, label]] : [])),
      );
      for (const [label, sound] of given) if (sounds.has(sound)) expect(labels.get(sound)).toBe(label);
    }),
    { numRuns: 25 },
  );
});
