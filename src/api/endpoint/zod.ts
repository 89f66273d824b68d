import { z } from 'zod';

// The content security policy forbids eval; zod must be told before the first schema is built.
z.config({ jitless: true });

/**
 * The project's only entrance to zod: importing it from here guarantees that no schema is ever
 * compiled with eval.
 */
export { z };
