import { CircularProgress } from '@mui/material';
import { lazy, Suspense } from 'react';
import { findService } from '#src/catalog/services.ts';
import type { ServiceActions } from '#src/catalog/types.ts';
import type { TextEdit } from '#src/domain/policy/text/codes/finding.ts';
import { visualEdits } from '#src/domain/policy/visual/visualEdits.ts';
import type { EditableBlock } from '#src/domain/policy/visual/visualTypes.ts';
import { isAboutAgencies, type AgencyChoice } from './agencyForm.ts';
import type { Dialect } from './dialect.ts';
import { anyPath, resourceRows, specificRefusal } from './resourcePaths.ts';
import { ResourceStep } from './ResourceStep.tsx';

// Loaded with the first permission to enter agencies.
const AgencyStep = lazy(() =>
  import('./AgencyStep.tsx').then((module) => ({ default: module.AgencyStep })),
);

type BlockResourcesProps = {
  readonly block: EditableBlock;
  /** The text that the block's address and edits belong to. */
  readonly text: string;
  readonly service: string;
  readonly file: ServiceActions | undefined;
  readonly version: Dialect['version'];
  readonly agencies: readonly AgencyChoice[] | undefined;
  readonly onEdit: (edits: readonly TextEdit[]) => void;
};

/** Step 4 of a block: the agencies or the resources it is limited to. */
export function BlockResources({
  block,
  text,
  service,
  file,
  version,
  agencies,
  onEdit,
}: BlockResourcesProps) {
  const { address: at, resources, sharedWith } = block;
  const shared = {
    isLimited: resources.kind !== 'all',
    sharedWith,
    onAll: () => onEdit(visualEdits.setAllResources(text, at)),
  };
  if (version === '1.1' && isAboutAgencies(block))
    return (
      <Suspense fallback={<CircularProgress size={18} aria-label="Loading" />}>
        <AgencyStep
          {...shared}
          uris={resources.kind === 'agencies' ? resources.uris : []}
          agencies={agencies}
          onAdd={(uri) => onEdit(visualEdits.addAgency(text, at, uri))}
          onRemove={(uri) => onEdit(visualEdits.removeAgency(text, at, uri))}
        />
      </Suspense>
    );
  const rows = resourceRows(file, service, resources, version);
  const add = (path: string) => onEdit(visualEdits.addResource(text, at, path));
  const remove = (path: string) => onEdit(visualEdits.removeResource(text, at, path));
  return (
    <ResourceStep
      {...shared}
      service={service}
      rows={rows}
      refusal={specificRefusal(findService(service), rows, version)}
      onAny={(type, on) => {
        const written = rows.find((row) => row.type === type)?.any ?? anyPath(service, type);
        if (on) add(written);
        else remove(written);
      }}
      onAdd={add}
      onChange={(from, to) => onEdit(visualEdits.changeResource(text, at, from, to))}
      onRemove={remove}
    />
  );
}
