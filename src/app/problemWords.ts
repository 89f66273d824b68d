import { Problem } from '#src/api/problem.ts';
import { notEnabledBy } from '#src/domain/access/notEnabled.ts';
import { refusalLines } from '#src/domain/policy/engine/refusalWords.ts';
import { paths } from '#src/paths.ts';
import type { ProblemText } from '#src/ui/problem.tsx';

/** Where the answer does not say which action is missing. */
const askForIt = 'Ask the account or one of its administrators to grant it.';

/** Where a service is enabled. */
const enablingPages = { COC: paths.cocAuthorization(), UCS: paths.ucs() } as const;

const namesOf = (entry: string): string[] => entry.split('|');

/**
 * Whether the answer's own sentence names every refused action: then the list of them says the
 * same, with all their names.
 */
const namesThemAll = ({ message, missingActions }: Problem): boolean =>
  missingActions.length > 0 &&
  missingActions.every((entry) => namesOf(entry).some((name) => message.includes(name)));

function refusal(problem: Problem): ProblemText {
  const [decisionId, ...others] = problem.decisionIds;
  const lines = refusalLines(
    problem.missingActions.map((entry, index) => ({
      names: namesOf(entry),
      cause: problem.causes[index] ?? { type: 'missing' },
    })),
  );
  return {
    title: 'You do not have permission for this operation.',
    lines: [
      ...(namesThemAll(problem) ? [] : [problem.message]),
      ...(lines.length > 0 ? lines : [askForIt]),
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
  if (error.status === 403 && !(error.reason ?? error.code).startsWith('CONSOLE.'))
    return refusal(error);
  if (error.code === 'NOT_AVAILABLE')
    return {
      title: 'Not available here',
      lines: [error.message],
      refused: true,
      link: { label: 'What the connected service has', to: paths.connectedService() },
    };
  const service = notEnabledBy(error.code);
  if (service !== undefined)
    return {
      title: error.message,
      lines: [service.advice],
      refused: true,
      link: { label: `Enable ${service.service}`, to: enablingPages[service.service] },
    };
  if (error.status === 0) return { title: error.message, lines: [`Code: ${error.code}`] };
  return {
    title: error.message,
    lines: [
      `Code: ${error.code}`,
      ...(error.requestId === undefined ? [] : [`Request ID: ${error.requestId}`]),
    ],
  };
}
