import { accountCommand } from './account/command.ts';

// Whoever reads may stop early (`… | head`): that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await accountCommand(process.argv.slice(2), Date.now());
