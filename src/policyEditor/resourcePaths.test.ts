import { describe, expect, it } from 'vitest';
import { findService } from '#src/catalog/services.ts';
import { loadServiceActions } from '#src/catalog/serviceActions.ts';
import { pathError, resourceRows, specificRefusal } from './resourcePaths.ts';

describe('resourceRows', () => {
  it('lists the service’s types and keeps what the text names besides', async () => {
    const coc = await loadServiceActions('coc');
    const rows = resourceRows(
      coc,
      'coc',
      {
        kind: 'specific',
        types: [
          { type: 'Instance', paths: ['COC:*:*:instance:*', 'coc:*:*:instance:abc'] },
          { type: 'odd', paths: ['coc:*:*:odd:1'] },
        ],
      },
      '1.1',
    );
    expect(rows[0]).toEqual({
      type: 'instance',
      any: 'COC:*:*:instance:*',
      paths: ['coc:*:*:instance:abc'],
    });
    expect(rows.at(-1)).toEqual({ type: 'odd', any: undefined, paths: ['coc:*:*:odd:1'] });
    expect(specificRefusal(findService('coc'), rows, '1.1')).toBeUndefined();
  });

  it('refuses services without resource-level control in 1.1', async () => {
    const rds = await loadServiceActions('rds');
    expect(
      specificRefusal(findService('rds'), resourceRows(rds, 'rds', { kind: 'all' }, '1.1'), '1.1'),
    ).toContain('cannot be limited');
  });
});

describe('pathError', () => {
  it.each([
    ['coc:*:*:instance:abc', true],
    ['obs:*:*:object:bucket/a:b*', true],
    ['coc:*:*:instance:', false],
    ['coc:*:*:instance: x', false],
    ['coc:instance', false],
    [`coc:*:*:instance:${'x'.repeat(1500)}`, false],
  ])('%s is fine: %s', (path, fine) => expect(pathError(path) === undefined).toBe(fine));
});
