import type { Item, Ref } from '../model/items.ts';
import type { Body, Expr } from './tree.ts';

/** What a block is made from: everything of the account, and how to point at it. */
export type Around = {
  readonly account: string;
  readonly items: readonly Item[];
  /** Whether it exists before this configuration is applied. */
  readonly exists: (item: Item) => boolean;
  /** An attribute of something: of its block, else the value itself. */
  readonly to: (ref: Ref, attribute?: 'id' | 'name') => Expr;
  readonly secret: (name: string, description: string) => Expr;
};

/** A resource, the id by which what exists is taken over, and what applying it does otherwise. */
export type Made = {
  readonly type: string;
  readonly body: Body;
  readonly imported?: string;
  readonly note?: string;
};

/** Makes the block of a thing, where one says it. */
export type Maker = (item: Item, around: Around) => Made | undefined;
