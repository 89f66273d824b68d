import { useSearchParams } from 'react-router';
import { paths } from '#src/paths.ts';
import { TextLink } from '#src/ui/TextLink.tsx';
import { SignInCard } from './SignInCard.tsx';

/**
 * Sign-in of a user of an account, with the documented field names (docs/sources/console.md#2-2).
 */
export function IamLoginPage() {
  const [params] = useSearchParams();
  const next = params.get('next');
  return (
    <SignInCard
      kind="user"
      title="IAM user login"
      labels={{
        account: 'Tenant name or HUAWEI CLOUD account name',
        user: 'IAM username or email address',
        password: 'IAM user password',
      }}
      otherWay={
        <>
          Other ways: <TextLink to={paths.login(next === null ? {} : { next })}>Account</TextLink>
        </>
      }
    />
  );
}
