import type { CatalogView } from '../language/catalogView.ts';
import type { PolicyDocument } from '../language/document.ts';
import { readDocument } from '../language/read.ts';
import type { Finding, PolicyProfile } from '../text/codes/finding.ts';
import { removeItem } from '../text/edits.ts';
import { propertyOf } from '../text/jsonTree.ts';
import type { PolicyText } from '../text/text.ts';
import { findingDead, type DeadStatement } from './deadStatements.ts';
import { kindOfProfile } from './profileKind.ts';
import type { Steps } from './steps.ts';

/** Code of the finding; it is proved by the comparison, beside what `checkPolicy` tells. */
const deadStatement = 'DEAD_STATEMENT';

const explanation =
  'Without the statement the policy allows and denies the same, for every request there can be and whatever else its holders have.';

function named({ statements }: PolicyDocument, index: number): string {
  const { sid } = statements[index] ?? {};
  return `${index + 1}${sid === undefined || sid === '' ? '' : ` “${sid}”`}`;
}

/** What stands in the place of a statement, in words. */
function reason(document: PolicyDocument, { index, coveredBy }: DeadStatement): string {
  const effects = new Set(coveredBy.map((one) => document.statements[one]?.effect));
  if (coveredBy.length === 0) return 'it can never apply';
  const names = coveredBy.map((one) => named(document, one));
  const last = names.at(-1) ?? '';
  const who =
    names.length === 1
      ? `statement ${last}`
      : `statements ${names.slice(0, -1).join(', ')} and ${last} together`;
  const [decide, allow, deny] =
    names.length === 1 ? ['decides', 'allows', 'denies'] : ['decide', 'allow', 'deny'];
  if (effects.size > 1) return `${who} ${decide} in its place`;
  if (effects.has('Allow')) return `${who} ${allow} it already`;
  return document.statements[index]?.effect === 'Deny'
    ? `${who} ${deny} it already`
    : `${who} ${deny} all of it`;
}

/** The document of a text that can be read whole; undefined otherwise. */
export function documentIn(policy: PolicyText): PolicyDocument | undefined {
  if (policy.syntaxFindings.some(({ severity }) => severity === 'error')) return undefined;
  try {
    return readDocument(JSON.parse(policy.text));
  } catch {
    return undefined;
  }
}

/** Statements that never decide, as findings of the text, in its order. */
export function* findingDeadStatements(
  policy: PolicyText,
  profile: PolicyProfile,
  catalog: CatalogView,
): Steps<readonly Finding[]> {
  const document = documentIn(policy);
  const list =
    policy.root?.type === 'object' ? propertyOf(policy.root, 'Statement')?.value : undefined;
  if (document === undefined || list?.type !== 'array') return [];
  const dead = yield* findingDead(document, { catalog, kind: kindOfProfile(profile) });
  return dead.toReversed().flatMap((one): Finding[] => {
    const node = list.items[one.index];
    if (node === undefined) return [];
    return [
      {
        code: deadStatement,
        severity: 'suggestion',
        message: `Statement ${named(document, one.index)} decides nothing: ${reason(document, one)}.`,
        path: `$.Statement[${one.index}]`,
        offset: node.offset,
        end: node.offset + 1,
        explanation,
        fix: { title: 'Remove the statement', edits: removeItem(list, one.index) },
      },
    ];
  });
}
