// Runs the command line, and says at its end on stderr what it took: `cpu=` seconds of all threads, `peak=` megabytes.
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.stderr.write(`cpu=${(userCPUTime + systemCPUTime) / 1e6} peak=${maxRSS / 1000}\n`);
});
await import('../../scripts/stackwax.ts');
