import { useQuery } from '@tanstack/react-query';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { ProblemAlert } from '#src/ui/ProblemAlert.tsx';
import { useProblemWords } from '#src/ui/problem.tsx';
import { PolicyText } from './PolicyText.tsx';

type VersionJsonProps = {
  readonly policyId: string;
  readonly versionId: string;
  readonly name: string;
};

/** Content of one version of an identity policy, read when it is shown. */
export function VersionJson({ policyId, versionId, name }: VersionJsonProps) {
  const words = useProblemWords();
  const { data, error } = useQuery(
    q(api.v5PolicyVersionShow, { params: { policy_id: policyId, version_id: versionId } }),
  );
  if (error !== null) return <ProblemAlert problem={words(error)} />;
  return data === undefined ? (
    <>Reading…</>
  ) : (
    <PolicyText text={data.policy_version.document} name={name} />
  );
}
