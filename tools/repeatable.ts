import fc from 'fast-check';

/**
 * Generated tests see the same worlds in every run. `FC_SEED=7 npm test` (any whole number)
 * looks at others.
 */
fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 2026) });
