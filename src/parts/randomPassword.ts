import { generatePassword } from '#src/domain/access/password.ts';

/** A fresh password from the browser's own source of chance. */
export const randomPassword = (): string =>
  generatePassword(() => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32);
