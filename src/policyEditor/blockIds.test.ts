import { describe, expect, it } from 'vitest';
import type { VisualBlock } from '#src/domain/policy/visual/visualTypes.ts';
import { carryOver, identify } from './blockIds.ts';

const block = (statement: number, service: string | null): VisualBlock => ({
  readOnly: false,
  address: { statement, service },
  effect: 'Allow',
  principals: [],
  service,
  actions: { kind: 'some', names: [] },
  resources: { kind: 'all' },
  conditions: [],
  sharedWith: [],
});
const ids = (list: readonly { readonly id: number }[]) => list.map(({ id }) => id);

describe('carryOver', () => {
  const before = identify([block(0, 'iam'), block(0, 'coc'), block(1, null)], 0);

  it('keeps every number when nothing moved', () => {
    expect(ids(carryOver(before, [block(0, 'iam'), block(0, 'coc'), block(1, null)], 10))).toEqual([
      0, 1, 2,
    ]);
  });
  it('follows a block that gets its service', () => {
    expect(ids(carryOver(before, [block(0, 'iam'), block(0, 'coc'), block(1, 'ecs')], 10))).toEqual(
      [0, 1, 2],
    );
  });
  it('follows blocks whose order of first appearance changed', () => {
    expect(ids(carryOver(before, [block(0, 'coc'), block(0, 'iam'), block(1, null)], 10))).toEqual([
      1, 0, 2,
    ]);
  });
  it('follows a block that moves into a statement of its own', () => {
    expect(ids(carryOver(before, [block(0, 'iam'), block(1, null), block(2, 'coc')], 10))).toEqual([
      0, 2, 1,
    ]);
  });
  it('gives a new block a new number', () => {
    expect(
      ids(
        carryOver(before, [block(0, 'iam'), block(0, 'coc'), block(1, null), block(2, null)], 10),
      ),
    ).toEqual([0, 1, 2, 13]);
  });
  it('moves statements up when one is removed', () => {
    const two = identify([block(0, 'coc'), block(1, 'coc'), block(2, 'coc')], 0);
    expect(ids(carryOver(two, [block(0, 'coc'), block(1, 'coc')], 10, 0))).toEqual([1, 2]);
  });
});
