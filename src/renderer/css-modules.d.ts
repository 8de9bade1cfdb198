// What the bundler makes of a style sheet: its class names by the names written in it, or nothing but the effect.
declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>;
  export default classes;
}

declare module '*.css';
