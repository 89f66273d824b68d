import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildWorld } from '#mocks/scenarios/scenarios.ts';
import { mainAccount } from '#mocks/seed/base.ts';
import { accountPlan, fillAccount } from '#mocks/testing/accountPlans.ts';
import { isThere, output } from '#mocks/testing/programs.ts';
import { copyOf } from '#mocks/world/copy.ts';
import { forms } from '#src/domain/access/exportForms.ts';
import { exportAs, type Leaving } from '../exports.ts';

const samples = (count: number): readonly Leaving[] =>
  fc.sample(fc.tuple(accountPlan, accountPlan), { numRuns: count, seed: 7 }).map(([from, to]) => {
    const before = buildWorld('organization', {}, 0);
    const after = copyOf(before);
    fillAccount(before, from, 0);
    fillAccount(after, to, 0);
    const account = before.tables.domains.find('name', mainAccount)?.id ?? '';
    return { before, after, account, all: false };
  });
const textOf = (form: 'terraform' | 'tf.json', leaving: Leaving): string =>
  exportAs(form, leaving).files[0]?.text ?? '';

type Json = {
  readonly import?: readonly { readonly to: string; readonly id: string }[];
  readonly resource: Readonly<Record<string, Readonly<Record<string, object>>>>;
  readonly data?: Readonly<Record<string, Readonly<Record<string, object>>>>;
};

describe('a configuration', () => {
  it.skipIf(!isThere('terraform', 'version'))(
    'has the layout of terraform fmt (skipped where Terraform is not installed)',
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'fmt-'));
      samples(12).forEach((leaving, no) => {
        writeFileSync(join(folder, `change${no}.tf`), textOf('terraform', leaving));
        writeFileSync(
          join(folder, `whole${no}.tf`),
          textOf('terraform', { ...leaving, all: true }),
        );
      });
      expect(output('terraform', ['fmt', '-check', '-diff', folder])).toBe('');
      rmSync(folder, { recursive: true });
    },
    30_000,
  );

  it('takes over what exists, and nothing else', () => {
    for (const leaving of samples(6)) {
      const { import: imports = [], resource } = JSON.parse(textOf('tf.json', leaving)) as Json;
      const addresses = Object.entries(resource).flatMap(([type, named]) =>
        Object.keys(named).map((name) => `${type}.${name}`),
      );
      const { tables } = leaving.before;
      for (const { to, id } of imports) {
        expect(addresses).toContain(to);
        const [first = '', second = ''] = id.split('/');
        const known = [first, second].some(
          (one) =>
            tables.users.get(one) ??
            tables.groups.get(one) ??
            tables.roles.get(one) ??
            tables.agencies.get(one) ??
            tables.identityPolicies.get(one) ??
            tables.domains.get(one) ??
            tables.projects.get(one) ??
            tables.scps.get(one),
        );
        expect(known, `${to} ${id}`).toBe(true);
      }
      expect(new Set(imports.map(({ to }) => to)).size).toBe(imports.length);
      expect(imports.some(({ to }) => to.includes('membership'))).toBe(false);
    }
  });

  it('refers to its own resources by address, and only to what is there', () => {
    for (const leaving of samples(6)) {
      const text = textOf('tf.json', { ...leaving, all: true });
      const { resource, data = {} } = JSON.parse(text) as Json;
      for (const [, mode = '', type = '', name = ''] of text.matchAll(
        /\$\{(data\.)?(huaweicloud_\w+)\.(\w+)\.(?:id|name)\}/g,
      ))
        expect((mode === '' ? resource : data)[type]?.[name], `${type}.${name}`).toBeDefined();
      const ids = [...leaving.after.tables.groups.all()].map(({ id }) => id);
      const blocks = JSON.stringify(resource);
      for (const id of ids) expect(blocks).not.toContain(id);
    }
  });

  it('tells what applying does where a resource has no import form', () => {
    const [leaving] = samples(1);
    if (leaving === undefined) throw new Error('one sample is made');
    const { notes, files } = exportAs('terraform', { ...leaving, all: true });
    expect(notes.join('\n')).toMatch(/group_membership\.\w+: has no import form/);
    expect(files[1]?.text).toContain('## What applying does besides');
  });
});

describe('no form of an export', () => {
  it('has a secret in it', () => {
    const secrets = /no script tells this|Practice-2026|"hash"|[0-9a-f]{64}/;
    for (const leaving of samples(4))
      for (const form of forms.filter((one) => one !== 'request'))
        for (const all of [false, true])
          for (const { text } of exportAs(form, { ...leaving, all }).files)
            expect(secrets.exec(text)?.[0]).toBeUndefined();
  });
});
