import { Alert, Checkbox, FormControlLabel } from '@mui/material';
import { findService } from '#src/catalog/services.ts';
import type { RawPolicy } from '#src/domain/policy/language/document.ts';
import { splitByClass } from '#src/domain/policy/findings/splitByClass.ts';
import type { PolicyContent } from './policyContent.ts';

/** The code of the finding that the offer answers. */
export const mixedCode = 'MIXED_SCOPE';

const suffixes = { global: '-global', project: '-project' } as const;

/** Names of the two parts; cut so that they stay within 64 characters. */
export const partNames = (name: string): readonly [string, string] => [
  `${name.slice(0, 56)}${suffixes.global}`,
  `${name.slice(0, 56)}${suffixes.project}`,
];

/** The two policies that take the place of one that mixes classes. */
export function partsOf(
  name: string,
  description: string,
  policy: RawPolicy,
): readonly PolicyContent[] {
  const { global, project } = splitByClass(policy, (service) => findService(service)?.class);
  const [globalName, projectName] = partNames(name);
  return [
    { display_name: globalName, type: 'AX', description, policy: global },
    { display_name: projectName, type: 'XA', description, policy: project },
  ];
}

type SplitOfferProps = {
  readonly name: string;
  readonly splitting: boolean;
  readonly onChange: (splitting: boolean) => void;
};

/**
 * Stands under the editor while the content mixes global and project-level services: offers to make
 * two policies of it.
 */
export function SplitOffer({ name, splitting, onChange }: SplitOfferProps) {
  const [globalName, projectName] = partNames(name);
  return (
    <Alert severity="info" icon={false} sx={{ mb: 2 }} aria-label="Split the policy">
      A custom policy holds actions of global services or of project-level services, not both. Two
      policies granted together, each at its scope, mean the same.
      <FormControlLabel
        control={
          <Checkbox size="small" checked={splitting} onChange={(_, checked) => onChange(checked)} />
        }
        label={`Create two policies instead: ${globalName} and ${projectName}`}
        // Names of 64 letters break in the middle: the label never runs out of the page.
        // Without the label's negative margin: the note would cut the box off at its edge.
        sx={{ display: 'flex', ml: 0, mt: 0.5, overflowWrap: 'anywhere', minWidth: 0 }}
      />
    </Alert>
  );
}
