import type { GuardAction } from '../endpoint/endpoint.ts';
import { empty } from './shapes.ts';

type Init<P extends `/${string}`> = {
  readonly path: P;
  readonly access: readonly GuardAction[];
  readonly operation: string;
  readonly summary: string;
};

const source = 'docs/sources/api-contract.md#4-1';
const common = { status: 204, family: 'keystone', response: empty, source } as const;

/** PUT of one grant: 204, and 204 again when it is there already. */
export const grantRow = <P extends `/${string}`>(init: Init<P>) =>
  ({ ...init, ...common, method: 'PUT' }) as const;

/** HEAD of one grant: 204 when granted, 404 when not. */
export const checkRow = <P extends `/${string}`>(init: Init<P>) =>
  ({ ...init, ...common, method: 'HEAD' }) as const;

/** DELETE of one grant: 204, 404 when it was not granted. A critical operation. */
export const revokeRow = <P extends `/${string}`>(init: Init<P>) =>
  ({ ...init, ...common, method: 'DELETE', critical: true }) as const;
