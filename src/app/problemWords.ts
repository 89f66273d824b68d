import { Problem, type Denial } from '#src/api/problem.ts';
import { paths } from '#src/paths.ts';
import type { ProblemText } from '#src/ui/problem.tsx';

/** `iam:groups:list|iam:groups:listGroups` → "iam:groups:list (also named iam:groups:listGroups)". */
const actionWords = (names: string): string => {
  const [first = '', ...others] = names.split('|');
  return others.length === 0 ? first : `${first} (also named ${others.join(', ')})`;
};

/** "The policy “NoStops” denies it.", once for each policy, and whom to ask: where a Deny refuses, nothing is missing and a grant does not help. */
function denialLines(denials: readonly Denial[]): string[] {
  const sentences = denials.map(({ kind, policyName }) => `The ${kind === 'scp' ? 'service control policy' : 'policy'} “${policyName}” denies it.`);
  const whom = denials.map(({ kind }) => (kind === 'scp' ? 'Ask the administrators of the organization.' : 'Ask whoever manages that policy.'));
  return [...new Set([...sentences, ...whom])];
}

function refusal(problem: Problem): ProblemText {
  const { denials } = problem;
  const missing = problem.missingActions.filter((names) => !denials.some(({ action }) => action === names)).map(actionWords);
  return {
    title: 'You do not have permission for this operation.',
    lines: [
      problem.message,
      ...(missing.length === 0 ? [] : [`${missing.length === 1 ? 'Missing permission' : 'Missing permissions'}: ${missing.join('; ')}`]),
      ...(denials.length > 0 && missing.length === 0 ? [] : ['Ask the account or one of its administrators to grant it.']),
      ...denialLines(denials),
    ],
    refused: true,
    ...(problem.decisionId === undefined ? {} : { link: { label: 'Why was this refused?', to: paths.decision(problem.decisionId) } }),
  };
}

/** How a failed call, or any other thrown thing, reads on screen. */
export function describeProblem(error: unknown): ProblemText {
  if (!(error instanceof Problem)) return { title: 'The page met an error of its own.', lines: [error instanceof Error ? error.message : String(error)] };
  if (error.status === 403) return refusal(error);
  if (error.code === 'NOT_AVAILABLE') return { title: 'Not available here', lines: [error.message], refused: true };
  if (error.status === 0) return { title: error.message, lines: [`Code: ${error.code}`] };
  return { title: error.message, lines: [`Code: ${error.code}`, ...(error.requestId === undefined ? [] : [`Request ID: ${error.requestId}`])] };
}
