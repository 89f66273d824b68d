import { expect as base } from '@playwright/test';
import { toBeAllowed, toBeRefusedFor } from './refusal.ts';
import { toHaveCalled, toHaveGranted, toHaveNoFindings } from './world.ts';

/** Playwright's `expect` with matchers that speak of permissions. */
export const expect = base.extend({
  toBeRefusedFor,
  toBeAllowed,
  toHaveGranted,
  toHaveNoFindings,
  toHaveCalled,
});
