/** What a password must not resemble. */
export type PasswordOwner = { readonly name: string; readonly email?: string; readonly mobile?: string };

const classes: readonly RegExp[] = [/[A-Z]/, /[a-z]/, /\d/, /[^A-Za-z\d\s]/];

/**
 * The first rule of the default password policy that a password breaks, or undefined: 8-32 characters without blanks, at
 * least two of upper case, lower case, digits and special characters, neither the user name nor its reverse, containing
 * neither email address nor mobile number. Source: console reference 3.2.
 */
export function passwordProblem(password: string, owner: PasswordOwner): string | undefined {
  if (password === '') return 'Enter a password.';
  if (password.length < 8 || password.length > 32) return 'Use 8 to 32 characters.';
  if (/\s/.test(password)) return 'Spaces are not allowed.';
  if (classes.filter((part) => part.test(password)).length < 2) return 'Use at least two of: uppercase letters, lowercase letters, digits, special characters.';
  const lower = password.toLowerCase();
  const name = owner.name.toLowerCase();
  if (name !== '' && (lower === name || lower === name.split('').toReversed().join(''))) return 'Must not be the username or the username reversed.';
  for (const part of [owner.email, owner.mobile]) {
    if (part !== undefined && part !== '' && lower.includes(part.toLowerCase())) return 'Must not contain the email address or mobile number.';
  }
  return undefined;
}

/** How strong a password looks. Levels as in the user's details (Low, Middle, High); the thresholds are ours. */
export function passwordStrength(password: string): 'Low' | 'Middle' | 'High' {
  const used = classes.filter((part) => part.test(password)).length;
  if (password.length >= 12 && used >= 3) return 'High';
  return password.length >= 8 && used >= 2 ? 'Middle' : 'Low';
}

const upper = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const lowerCase = 'abcdefghijkmnpqrstuvwxyz';
const digits = '23456789';
const special = '!@-_=+?.';
const pool = upper + lowerCase + digits + special;

/** A password of 16 characters holding all four classes, without look-alikes. `random` answers a number in [0, 1). */
export function generatePassword(random: () => number): string {
  const pick = (from: string): string => from.charAt(Math.floor(random() * from.length));
  const characters = [pick(upper), pick(lowerCase), pick(digits), pick(special), ...Array.from({ length: 12 }, () => pick(pool))];
  for (let index = characters.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    const kept = characters[index] ?? '';
    characters[index] = characters[other] ?? '';
    characters[other] = kept;
  }
  return characters.join('');
}
