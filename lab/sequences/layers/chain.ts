// Layers behind each other as one.
import type { BuildLayer, Extent, Layer, Shape } from './layer.ts';

export function chain(plans: readonly BuildLayer[]): BuildLayer {
  return (site) => {
    const layers: Layer[] = [];
    let input: Shape = site.input;
    // Whatever lies before the first parameters need not know its gradient.
    let first = site.first;
    for (const build of plans) {
      const layer = build({ ...site, input, first });
      layers.push(layer);
      input = layer.shape;
      first &&= layer.parameters.length === 0;
    }
    const extents = ({ rows, lengths }: Extent): Extent[] => {
      const out: Extent[] = [];
      let own = lengths;
      for (const layer of layers) {
        out.push({ rows, lengths: own });
        own = layer.lengths(own);
      }
      return out;
    };
    return {
      shape: input,
      parameters: layers.flatMap((layer) => layer.parameters),
      state: layers.flatMap((layer) => layer.state),
      lengths: (of) => layers.reduce((lengths, layer) => layer.lengths(lengths), of),
      forward(values, extent, random) {
        const own = extents(extent);
        return layers.reduce((passing, layer, l) => layer.forward(passing, own[l]!, random), values);
      },
      backward(gradient, extent) {
        const own = extents(extent);
        return layers.reduceRight((passing, layer, l) => layer.backward(passing, own[l]!), gradient);
      },
    };
  };
}
