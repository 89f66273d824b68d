import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';

const entry = fileURLToPath(new URL('../src/main.tsx', import.meta.url));

/**
 * What the page's entry still asks for once it is built: its own code alone, everything
 * else left outside.
 */
async function importsOfEntry(backend: string | undefined): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    define:
      backend === undefined ? {} : { 'import.meta.env.VITE_BACKEND': JSON.stringify(backend) },
    build: {
      write: false,
      lib: { entry, formats: ['es'], fileName: 'main' },
      rollupOptions: { external: (id) => id !== entry },
    },
  });
  const outputs = Array.isArray(built)
    ? built.flatMap(({ output }) => output)
    : 'output' in built
      ? built.output
      : [];
  return outputs.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('\n');
}

describe('a build without a backend', () => {
  // No other file imports the backend: the border test sees to that.
  it('asks for nothing of it', async () => {
    const code = await importsOfEntry('off');
    expect(code).toContain('#src/api/foreign/connect.ts');
    expect(code).not.toContain('#mocks');
  });

  it('differs in that from the usual one', async () => {
    const code = await importsOfEntry(undefined);
    expect(code).toContain('#mocks/entrances/page/browser.ts');
    expect(code).not.toContain('#src/api/foreign/connect.ts');
  });
});
