// What the build makes from the lock file (scripts/start/licences.ts).
declare module 'virtual:licences' {
  export const licences: readonly {
    readonly name: string;
    readonly version: string;
    readonly licence: string;
  }[];
}
