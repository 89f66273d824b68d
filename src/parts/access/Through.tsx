import type { HeldStep } from '#src/domain/policy/engine/decision.ts';
import type { Through as Held } from '#src/domain/policy/comparison/entries.ts';
import { paths } from '#src/paths.ts';
import { TextLink } from '#src/ui/TextLink.tsx';
import { usePlaces } from './view.ts';

/** A step of the way, as a link where it has a page. */
function Step({ step: { type, id, name } }: { readonly step: HeldStep }) {
  const places = usePlaces();
  switch (type) {
    case 'user':
      return <TextLink to={places.user(id)}>{name}</TextLink>;
    case 'group':
      return <TextLink to={places.group(id)}>{name}</TextLink>;
    case 'agency':
      return <TextLink to={paths.agency(id, 'permissions')}>{name}</TextLink>;
    case 'trustAgency':
      return <TextLink to={paths.newAgency(id, 'permissions')}>{name}</TextLink>;
    case 'account':
    case 'organization':
      return <>{name}</>;
  }
}

/** By which statement of which policy something is held, and through whom. */
export function Through({
  through: { policy, statement, path },
  withoutUser = false,
}: {
  readonly through: Held;
  /** The person is known, or there are many. */
  readonly withoutUser?: boolean;
}) {
  const steps = path.filter(({ type }) => !withoutUser || type !== 'user');
  return (
    <>
      {steps.map((step) => (
        <span key={`${step.type} ${step.id}`}>
          <Step step={step} /> →{' '}
        </span>
      ))}
      {policy === null
        ? 'administrator'
        : `${policy}${statement === null ? '' : `, statement ${statement.index + 1}`}`}
    </>
  );
}
