// A worklet as Vite bundles it: the address of one script.
declare module '*.worklet.ts?worker&url' {
  const url: string;
  export default url;
}
