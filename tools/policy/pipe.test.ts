import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cases = 'src/domain/policy/cases/decide/evaluation.json';

it(
  'ends quietly when whoever reads its output stops, as head does',
  { timeout: 60_000 },
  async () => {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', 'tools/policy.ts', 'decide', cases, '--json'],
      { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let complaint = '';
    child.stderr.on('data', (text) => (complaint += String(text)));
    child.stdout.destroy();
    await once(child, 'close');
    expect(complaint).toBe('');
  },
);
