import { Box, Skeleton, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { adoptToken, signIn, signOut } from '#src/api/session.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { useAddressState } from '#src/parts/useAddressState.ts';
import { paths } from '#src/paths.ts';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { useProblemWords } from '#src/ui/problem.tsx';
import { ProblemAlert } from '#src/ui/ProblemAlert.tsx';
import { SearchBox } from '#src/ui/SearchBox.tsx';
import { TextButton, TextLink } from '#src/ui/TextLink.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { useDialogs } from '#src/ui/useDialogs.ts';
import { ScenarioFileActions } from './files/ScenarioFileActions.tsx';
import { ScenarioCard } from './ScenarioCard.tsx';
import { SignInAids } from './SignInAids.tsx';
import { byProcedure, findScenarios, type Opening, type Person } from './scenario.ts';

type Opened = { readonly kind: 'replace'; readonly opening: Opening };

const readSearch = (search: URLSearchParams) => ({ text: search.get('search') ?? '' });
function writeSearch(
  { text }: { readonly text: string },
  before: URLSearchParams,
): URLSearchParams {
  const search = new URLSearchParams(before);
  if (text === '') search.delete('search');
  else search.set('search', text);
  return search;
}

/**
 * Every starting state with what it shows and who is in it; opens one, signs in, resets the current
 * one after asking.
 */
export function ScenariosPage() {
  const navigate = useNavigate();
  const toast = useToast();
  const words = useProblemWords();
  const { data, error } = useQuery(q(api.scenarioList, {}));
  const write = useWrite(api.scenarioOpen);
  const [{ text }, change] = useAddressState(readSearch, writeSearch);
  const setText = (wanted: string) => change({ text: wanted });
  const found = findScenarios(data?.scenarios ?? [], text);
  const dialogs = useDialogs<Opened>();
  const asked = dialogs.opened?.opening;
  const isReset = asked !== undefined && asked.scenario === data?.current.scenario;

  const open = async ({ scenario, params, as }: Opening) => {
    const { token } = await write.run({
      body: { scenario, params, ...(as === undefined ? {} : { as }) },
    });
    if (token !== undefined) {
      adoptToken(token);
      return navigate(paths.home());
    }
    // the old world is gone, and with it whoever was signed in
    await signOut().catch(() => undefined);
    toast.success(`Scenario ${scenario} is open.`);
    return navigate(paths.scenarios());
  };
  const ask = (opening: Opening) => {
    // A world nobody has changed is replaced without asking.
    if (data?.current.commit_no === 0 && opening.scenario !== data.current.scenario)
      void open(opening).catch(toast.problem);
    else dialogs.open({ kind: 'replace', opening });
  };
  const enter = async ({ account, user, password }: Person) => {
    try {
      await signIn({
        auth: {
          identity: {
            methods: ['password'],
            password: { user: { name: user, password, domain: { name: account } } },
          },
          scope: { domain: { name: account } },
        },
      });
      await navigate(paths.home());
    } catch (failure) {
      toast.problem(failure);
    }
  };

  return (
    <>
      <PageHeader
        title="Scenarios"
        intro="Starting states to rehearse in. Opening one replaces the world of this workspace, in all its tabs; each tab signs in for itself."
        actions={
          <>
            <TextLink to={paths.bringAccount()}>Bring your own account</TextLink>
            {data !== undefined && <ScenarioFileActions current={data.current} />}
          </>
        }
      />
      <SignInAids />
      {error !== null && <ProblemAlert problem={words(error)} />}
      {data === undefined &&
        error === null &&
        [0, 1, 2].map((index) => (
          <Skeleton key={index} variant="rounded" height={180} sx={{ mb: 2 }} />
        ))}
      {data !== undefined && (
        <Box sx={{ mb: 2 }}>
          <SearchBox
            placeholder="Search scenarios, people and permissions."
            value={text}
            onChange={setText}
            width={420}
          />
        </Box>
      )}
      {data !== undefined && found.length === 0 && (
        <EmptyState
          title="No scenario holds these words."
          action={<TextButton onClick={() => setText('')}>Show all scenarios</TextButton>}
        />
      )}
      {byProcedure(found).map(({ procedure, scenarios }) => (
        <Box key={procedure} component="section" aria-label={procedure} sx={{ mt: 3 }}>
          <Typography component="h2" variant="h2" sx={{ mb: 1.5 }}>
            {procedure}
          </Typography>
          {scenarios.map((scenario) => (
            <ScenarioCard
              key={scenario.name}
              scenario={scenario}
              isCurrent={scenario.name === data?.current.scenario}
              onOpen={ask}
              onSignIn={(person) => void enter(person)}
            />
          ))}
        </Box>
      ))}
      <ConfirmDialog
        open={asked !== undefined}
        title={isReset ? 'Reset this scenario?' : 'Replace the current world?'}
        text={`The current world (${data?.current.scenario ?? ''}, ${data?.current.commit_no ?? 0} changes) is thrown away for every tab of this workspace. This cannot be undone.`}
        confirmLabel={isReset ? 'Reset' : 'Open'}
        destructive
        onConfirm={async () => {
          if (asked !== undefined) await open(asked);
        }}
        onClose={dialogs.close}
      />
    </>
  );
}
