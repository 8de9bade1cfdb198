// `node --import packedRun.ts <main>`: whoever imports `electron` gets our stand-in.
import { registerHooks } from 'node:module';

const standIn = new URL('./electronModule.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: standIn, shortCircuit: true } : next(specifier, context),
});
