import { Alert, Box, Button } from '@mui/material';
import { useNavigate } from 'react-router';
import { csv } from '#src/iamParts/csv.ts';
import { download } from '#src/iamParts/download.ts';
import { paths } from '#src/paths.ts';
import { Card } from '#src/ui/Card.tsx';
import { CopyText } from '#src/ui/CopyText.tsx';
import { ProblemAlert } from '#src/ui/ProblemAlert.tsx';
import { useProblemWords } from '#src/ui/problem.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { FinishTick } from '#src/ui/Wizard.tsx';
import type { Created } from './runCreation.ts';

/** What became of the user: the steps that were refused, and the generated password, which is shown only now. */
export function CreatedStep({ created }: { readonly created: Created }) {
  const navigate = useNavigate();
  const words = useProblemWords();
  const { id, name, password, troubles } = created;
  return (
    <Card>
      <FinishTick title={`User ${name} created successfully`}>
        <TextLink to={paths.newUser(id)}>Open {name}</TextLink>
      </FinishTick>
      {troubles.map(({ what, problem }) => {
        const { lines, title, ...rest } = words(problem);
        return (
          <Box key={what} sx={{ mb: 2 }}>
            <ProblemAlert problem={{ ...rest, title: what, lines: [title, ...lines] }} />
          </Box>
        );
      })}
      {password !== undefined && (
        <Alert severity="warning" sx={{ mb: 2 }} action={<Button size="small" variant="outlined" onClick={() => download('password.csv', csv([['User Name', 'Password'], [name, password]]))}>Download</Button>}>
          The password can be seen only now: <CopyText text={password} what="password" />
        </Alert>
      )}
      <Box sx={{ display: 'flex', justifyContent: 'center' }}>
        <Button variant="outlined" onClick={() => void navigate(paths.newUsers())}>Back to User List</Button>
      </Box>
    </Card>
  );
}
