import { fullCatalogView } from '#src/catalog/view.ts';
import { compareGrants } from '#src/domain/policy/comparison/compareGrants.ts';
import type { Grant } from '#src/domain/policy/engine/decision.ts';
import { readDocument } from '#src/domain/policy/language/read.ts';
import { parsePolicyText } from '#src/domain/policy/text/text.ts';
import { validatePolicy } from '#src/domain/policy/findings/validate/validate.ts';
import { policyOf } from './lint.ts';
import { timeInTurns, type BenchRow } from './row.ts';

const held = (text: string): readonly Grant[] => [
  {
    policyId: 'p',
    policyName: 'p',
    kind: 'identity',
    document: readDocument(JSON.parse(text)),
    scope: { kind: 'all' },
    path: [],
  },
];

/** Both sides run so often before anything counts: the compiler needs it. */
const WARM_UP = 300;

/**
 * The text after an edit of everything that is compared: an action gone, a resource and a
 * condition changed.
 */
const editedText = (text: string): string =>
  text
    .replace(/\n[^\n]*"ecs:[A-Za-z:]+",/, '')
    .replaceAll('team-1', 'team-a')
    .replace('user-1"', 'user-one"');

/**
 * Comparing two policies of 6 KB, reading them included, against checking both by the
 * rules of the API.
 */
export async function benchCompare(): Promise<BenchRow[]> {
  const catalog = await fullCatalogView();
  const saved = await policyOf(6_000);
  const edited = editedText(saved);
  const { relation } = compareGrants(held(saved), held(edited), { catalog });
  if (relation !== 'incomparable')
    throw new Error(`The edit was to be incomparable, and is ${relation}.`);
  const validate = (text: string): void =>
    void validatePolicy(parsePolicyText(text), { profile: 'custom', catalog });
  const compare = (): unknown => compareGrants(held(saved), held(edited), { catalog });
  for (let i = 0; i < WARM_UP; i += 1) compare();
  const [compareMs, validateMs] = timeInTurns([compare, () => [saved, edited].forEach(validate)]);
  return [
    {
      name: 'compare two policies of 6 KB / parse and validate both',
      ours_ms: compareMs,
      peer_ms: validateMs,
      ratio: compareMs / validateMs,
      target: '<= 20',
      note: 'exact, with examples confirmed; both ours',
    },
  ];
}
