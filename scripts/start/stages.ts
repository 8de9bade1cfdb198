// The page's stages, each loaded as one file: left to itself, the bundler makes a file of every set of modules that some
// screens share, and a window would ask for a hundred of them before its first rows.
import { fileURLToPath } from 'node:url';
import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite';

/** What is loaded one after the other, with all that each imports at once (ADR 78). Screens that open later stay by themselves. */
const stages = [
  { name: 'first', root: 'main.ts' },
  { name: 'begin', root: 'app/begin.ts' },
  { name: 'start', root: 'app/start.tsx' },
] as const;

const rootOf = (file: string): string =>
  fileURLToPath(new URL(`../../src/renderer/${file}`, import.meta.url)).replaceAll('\\', '/');

/** For `output.codeSplitting`: earlier stages take first, so that a later one never runs before it is due. */
export const stageGroups: Rolldown.CodeSplittingGroup[] = stages.map(({ name, root }, i) => {
  const id = rootOf(root);
  return {
    priority: stages.length - i,
    name: (module, graph) =>
      // A root stays a file by itself: one that waits for the next stage must hold nothing that the next stage imports.
      module !== id && reached(id, graph).has(module) ? name : null,
  };
});

const reaches = new WeakMap<Rolldown.ChunkingContext, Map<string, ReadonlySet<string>>>();

/** The module and everything that it imports at once. */
function reached(root: string, graph: Rolldown.ChunkingContext): ReadonlySet<string> {
  const known = reaches.get(graph) ?? new Map<string, ReadonlySet<string>>();
  reaches.set(graph, known);
  const walked = known.get(root);
  if (walked !== undefined) return walked;
  const found = new Set([root]);
  for (const id of found) for (const next of graph.getModuleInfo(id)?.importedIds ?? []) found.add(next);
  known.set(root, found);
  return found;
}

/** The font that most of what is shown first is written in. */
const firstFont = 'inter-latin-wght-normal.woff2';

/** Has the page ask for all stages, their style and their font at once, while the stages still run one after the other. */
export function stagesPlugin(): Plugin {
  return {
    name: 'stages',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const files = Object.values(bundle);
        const chunks = files.filter((file) => file.type === 'chunk');
        const staged = chunks.filter(({ name }) => stages.some((stage) => stage.name === name));
        const scripts = new Set(staged.flatMap(({ fileName, imports }) => [...imports, fileName]));
        const styles = new Set(staged.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]));
        const fonts = files.filter((file) => file.type === 'asset' && file.names.includes(firstFont));
        const tagOf = (fileName: string, attrs: Record<string, string | true>): HtmlTagDescriptor => ({
          tag: 'link',
          attrs: { ...attrs, crossorigin: true, href: `/${fileName}` },
          injectTo: 'head',
        });
        return [
          ...[...scripts]
            .filter((fileName) => !html.includes(fileName))
            .map((fileName) => tagOf(fileName, { rel: 'modulepreload' })),
          ...[...styles].map((fileName) => tagOf(fileName, { rel: 'preload', as: 'style' })),
          ...fonts.map(({ fileName }) => tagOf(fileName, { rel: 'preload', as: 'font', type: 'font/woff2' })),
        ];
      },
    },
  };
}
