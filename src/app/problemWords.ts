import { Problem, type Denial } from '#src/api/problem.ts';
import { actionWords, distinctActions } from '#src/domain/policy/language/actionWords.ts';
import { paths } from '#src/paths.ts';
import type { ProblemText } from '#src/ui/problem.tsx';

const namesOf = (entry: string): string[] => entry.split('|');

/**
 * Entries of refused actions in words: each action once, whoever named it and in
 * whichever vocabulary.
 */
const listed = (entries: readonly string[]): string[] =>
  distinctActions(entries.map(namesOf)).map(actionWords);

/**
 * "The policy “NoStops” denies ecs:cloudServers:stop.", once for each policy, and whom to ask:
 * where a Deny refuses, nothing is missing and a grant does not help.
 */
function denialLines(denials: readonly Denial[]): string[] {
  const sentences = denials.map(({ kind, policyName }) => {
    const actions = denials
      .filter((other) => other.kind === kind && other.policyName === policyName)
      .map(({ action }) => action);
    return `The ${kind === 'scp' ? 'service control policy' : 'policy'} “${policyName}” denies ${listed(actions).join(' and ')}.`;
  });
  const whom = denials.map(({ kind }) =>
    kind === 'scp'
      ? 'Ask the administrators of the organization.'
      : 'Ask whoever manages that policy.',
  );
  return [...new Set([...sentences, ...whom])];
}

/**
 * Whether the answer's own sentence names every refused action: then the list of them says the
 * same, with all their names.
 */
const namesThemAll = ({ message, missingActions }: Problem): boolean =>
  missingActions.length > 0 &&
  missingActions.every((entry) => namesOf(entry).some((name) => message.includes(name)));

function refusal(problem: Problem): ProblemText {
  const {
    denials,
    decisionIds: [decisionId, ...others],
  } = problem;
  const missing = listed(
    problem.missingActions.filter((names) => !denials.some(({ action }) => action === names)),
  );
  return {
    title: 'You do not have permission for this operation.',
    lines: [
      ...(namesThemAll(problem) ? [] : [problem.message]),
      ...(missing.length === 0
        ? []
        : [
            `${missing.length === 1 ? 'Missing permission' : 'Missing permissions'}: ${missing.join('; ')}`,
          ]),
      ...(denials.length > 0 && missing.length === 0
        ? []
        : [
            `Ask the account or one of its administrators to grant ${missing.length > 1 ? 'them' : 'it'}.`,
          ]),
      ...denialLines(denials),
    ],
    refused: true,
    ...(decisionId === undefined
      ? {}
      : { link: { label: 'Why was this refused?', to: paths.decisions(decisionId, ...others) } }),
  };
}

/** How a failed call, or any other thrown thing, reads on screen. */
export function describeProblem(error: unknown): ProblemText {
  if (!(error instanceof Problem))
    return {
      title: 'The page met an error of its own.',
      lines: [error instanceof Error ? error.message : String(error)],
    };
  // The rehearsal's own refusals (control key, undo switched off) are no matter of permissions.
  if (error.status === 403 && !error.code.startsWith('CONSOLE.')) return refusal(error);
  if (error.code === 'NOT_AVAILABLE')
    return { title: 'Not available here', lines: [error.message], refused: true };
  if (error.status === 0) return { title: error.message, lines: [`Code: ${error.code}`] };
  return {
    title: error.message,
    lines: [
      `Code: ${error.code}`,
      ...(error.requestId === undefined ? [] : [`Request ID: ${error.requestId}`]),
    ],
  };
}
