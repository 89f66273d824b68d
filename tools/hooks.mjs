// Run by npm after an installation: sets up the hook that formats and lints what is staged. Without
// git, without development packages and in continuous integration there is nothing to set up.
const husky =
  process.env['CI'] === undefined ? await import('husky').catch(() => undefined) : undefined;
const complaint = husky?.default() ?? '';
if (complaint !== '') console.log(`No commit hook: ${complaint}`);
