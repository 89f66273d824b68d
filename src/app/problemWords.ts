import { Problem } from '#src/api/problem.ts';
import { paths } from '#src/paths.ts';
import type { ProblemText } from '#src/ui/problem.tsx';

/** `iam:groups:list|iam:groups:listGroups` → "iam:groups:list (also named iam:groups:listGroups)". */
const actionWords = (names: string): string => {
  const [first = '', ...others] = names.split('|');
  return others.length === 0 ? first : `${first} (also named ${others.join(', ')})`;
};

function refusal(problem: Problem): ProblemText {
  const missing = problem.missingActions.map(actionWords);
  return {
    title: 'You do not have permission for this operation.',
    lines: [
      problem.message,
      ...(missing.length === 0 ? [] : [`${missing.length === 1 ? 'Missing permission' : 'Missing permissions'}: ${missing.join('; ')}`]),
      'Ask the account or one of its administrators to grant it.',
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
