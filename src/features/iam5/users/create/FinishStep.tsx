import { Alert, Box, Button } from '@mui/material';
import { useNavigate } from 'react-router';
import { csv } from '#src/parts/csv.ts';
import { download } from '#src/parts/download.ts';
import { paths } from '#src/paths.ts';
import { Card } from '#src/ui/Card.tsx';
import { CopyText } from '#src/ui/CopyText.tsx';
import { FailedWrite } from '#src/ui/FailedWrite.tsx';
import { useFinish } from '#src/ui/finish.ts';
import { useProblemWords } from '#src/ui/problem.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { FinishTick } from '#src/ui/FinishTick.tsx';
import type { Created } from './runCreation.ts';

type CreatedStepProps = {
  readonly created: Created;
  /** Leaving loses the password: it is asked first. */
  readonly loses: boolean;
  /** The password has been copied or downloaded. */
  readonly onKept: () => void;
};

/**
 * What became of the user: the steps that were refused, and the generated password, which
 * is shown only now.
 */
export function FinishStep({ created, loses, onKept }: CreatedStepProps) {
  const navigate = useNavigate();
  const finish = useFinish();
  const words = useProblemWords();
  const { id, name, password, troubles } = created;
  const save = (secret: string) => {
    download(
      'password.csv',
      csv([
        ['User Name', 'Password'],
        [name, secret],
      ]),
    );
    onKept();
  };
  return (
    <Card>
      <FinishTick title={`User ${name} created successfully`}>
        <TextLink to={paths.newUser(id)}>Open {name}</TextLink>
      </FinishTick>
      {troubles.map(({ what, problem }) => {
        const { lines, title, ...rest } = words(problem);
        return (
          <FailedWrite key={what} problem={{ ...rest, title: what, lines: [title, ...lines] }} />
        );
      })}
      {password !== undefined && (
        <Alert
          severity="warning"
          sx={{ mb: 2 }}
          action={
            <Button size="small" variant="outlined" onClick={() => save(password)}>
              Download
            </Button>
          }
        >
          The password can be seen only now:{' '}
          <CopyText text={password} what="password" onCopied={onKept} />
        </Alert>
      )}
      <Box sx={{ display: 'flex', justifyContent: 'center' }}>
        <Button
          variant="outlined"
          onClick={() =>
            void (loses ? navigate(paths.newUsers(), { replace: true }) : finish(paths.newUsers()))
          }
        >
          Back to User List
        </Button>
      </Box>
    </Card>
  );
}
