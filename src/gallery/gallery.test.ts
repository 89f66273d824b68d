import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { groups } from './groups.ts';
import { missingFrom, type Source } from './missing.ts';

const src = fileURLToPath(new URL('..', import.meta.url));

const filesIn = (folder: string): string[] =>
  readdirSync(join(src, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesIn(path);
    return entry.name.endsWith('.tsx') ? [path] : [];
  });
const read = (folder: string): Source[] =>
  filesIn(folder).map((path) => ({ path, text: readFileSync(join(src, path), 'utf8') }));

const ui = read('ui');
const gallery = read('gallery');
const users = ['app', 'parts', 'policyEditor', 'features'].flatMap(read);

describe('the page of components', () => {
  it('looks at real files', () =>
    expect([ui, users].map(({ length }) => length > 30)).toEqual([true, true]));

  it('shows every component of src/ui that pages use, and its parts within it', () =>
    expect(missingFrom(gallery, ui, users)).toEqual([]));

  it('names each component once, with a state at least', () => {
    const all = groups.flatMap(({ specimens }) => specimens);
    expect(all.length).toBeGreaterThan(30);
    expect(new Set(all.map(({ component }) => component)).size).toBe(all.length);
    expect(all.filter(({ states }) => Object.keys(states).length === 0)).toEqual([]);
    const drawn = gallery.map(({ text }) => text).join('\n');
    expect(all.filter(({ component }) => !drawn.includes(`<${component}`))).toEqual([]);
  });

  it('would notice a component that it does not show, and a part that nothing shows', () => {
    const card = { path: 'ui/Card.tsx', text: 'export function Card() {\n return <Head />;\n}' };
    const head = { path: 'ui/Head.tsx', text: 'export const Head = () => null;' };
    const page = { path: 'features/a.tsx', text: 'return <Card />;' };
    const shown = { path: 'gallery/a.tsx', text: '<Card />' };
    expect(missingFrom([], [card, head], [page])).toEqual([
      'ui/Card.tsx: Card',
      'ui/Head.tsx: Head',
    ]);
    expect(missingFrom([shown], [card, head], [page])).toEqual([]);
    const both = { path: 'features/b.tsx', text: 'return <Head><Card /></Head>;' };
    expect(missingFrom([shown], [card, head], [both])).toEqual(['ui/Head.tsx: Head']);
  });
});
