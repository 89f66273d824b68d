import { useSearchParams } from 'react-router';
import { paths } from '#src/paths.ts';
import { TextLink } from '#src/ui/TextLink.tsx';
import { SignInCard } from './SignInCard.tsx';

/** Sign-in of an account itself. */
export function AccountLoginPage() {
  const [params] = useSearchParams();
  const next = params.get('next');
  return (
    <SignInCard
      kind="account"
      title="Account login"
      labels={{ account: 'Account name', password: 'Password' }}
      otherWay={
        <>
          Use other accounts:{' '}
          <TextLink to={paths.iamLogin(next === null ? {} : { next })}>IAM User</TextLink>
        </>
      }
    />
  );
}
