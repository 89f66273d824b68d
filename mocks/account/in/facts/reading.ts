import type { Fact, FactKind, FactOf, Left, Place } from './fact.ts';

/** What was found in one file so far. It only counts once the whole file was read. */
export class Reading {
  readonly facts: Fact[] = [];
  readonly left: Left[] = [];
  /** Values of secrets that were dropped. */
  secrets = 0;
  /** What the facts that come now are about, in a plan. */
  when: 'before' | 'after' | undefined;

  /** Notes something that the file says. */
  add<K extends FactKind>(kind: K, is: FactOf[K], at: Place): void {
    // a kind and what it holds, which the compiler cannot follow through the union
    const fact = { kind, is, at, ...(this.when && { when: this.when }) } as unknown as Fact;
    this.facts.push(fact);
  }

  /** Notes something that is left out. */
  leave({ file, place }: Place, reason: string): void {
    this.left.push({ file, place, reason });
  }
}

/** A file that cannot be taken in at all: nothing of it is. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  /** Where in the file, null for all of it. */
  readonly place: string | null;
  readonly code: string;

  constructor(code: string, message: string, place: string | null = null) {
    super(message);
    this.code = code;
    this.place = place;
  }
}
