import CloneIcon from '@mui/icons-material/LibraryAddOutlined';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import ErrorIcon from '@mui/icons-material/Error';
import {
  Box,
  CircularProgress,
  FormControlLabel,
  IconButton,
  Radio,
  RadioGroup,
  Tooltip,
  Typography,
} from '@mui/material';
import { styled } from '@mui/material/styles';
import { lazy, Suspense, useEffect, useId, useRef, useState } from 'react';
import { findService } from '#src/catalog/services.ts';
import type { Finding, TextEdit } from '#src/domain/policy/text/codes/finding.ts';
import { visualEdits } from '#src/domain/policy/visual/visualEdits.ts';
import type { EditableBlock } from '#src/domain/policy/visual/visualTypes.ts';
import { tokens } from '#src/ui/tokens.ts';
import { ActionStep } from './ActionStep.tsx';
import type { AgencyChoice } from './agencyForm.ts';
import { BlockResources } from './BlockResources.tsx';
import { conditionKeysFor } from './conditionKeys.ts';
import { ConditionStep } from './ConditionStep.tsx';
import type { Dialect } from './dialect.ts';
import { ServiceStep } from './ServiceStep.tsx';
import { StepHeader, type BlockStep } from './StepHeader.tsx';
import { stepTexts } from './stepTexts.ts';
import { loadService } from './useCatalog.ts';
import type { PolicyDraft } from './usePolicyDraft.ts';

// Only trust policies have principals.
const PrincipalStep = lazy(() =>
  import('./PrincipalStep.tsx').then((module) => ({ default: module.PrincipalStep })),
);

/**
 * Asks a block to open a step and take the focus there; every asking is a new object. Without a
 * step it is the first one that is open.
 */
export type Attention = { readonly step: BlockStep | undefined };

type PermissionBlockProps = {
  readonly draft: PolicyDraft;
  /** The text that the block's address and edits belong to. */
  readonly text: string;
  readonly block: EditableBlock;
  /** Name of the block, e.g. "Permission 1". */
  readonly title: string;
  /** The class the other blocks bind the policy to. */
  readonly bound: 'global' | 'project' | undefined;
  /** Errors of the block's statement. */
  readonly errors: readonly Finding[];
  /** Agencies that the block's holders could be let in; undefined while they are being read. */
  readonly agencies: readonly AgencyChoice[] | undefined;
  readonly attention: Attention | undefined;
  readonly startOpen: boolean;
  readonly onEdit: (edits: readonly TextEdit[]) => void;
  readonly onClone: () => void;
  readonly onRemove: () => void;
};

/**
 * Where a new block begins: with who is meant in a trust policy, else with the service,
 * then the actions.
 */
function firstStep({ principals, service }: EditableBlock, dialect: Dialect): BlockStep {
  if (dialect.elements.includes('Principal') && principals.length === 0) return 'principal';
  return service === null && dialect.service === undefined ? 'service' : 'action';
}

/** Moves the focus to the header of the open step. */
const focusOpenStep = (block: HTMLElement | null): void =>
  block?.querySelector<HTMLElement>('ol button[aria-expanded="true"]')?.focus();

const Block = styled('section', { shouldForwardProp: (name) => name !== 'isWrong' })<{
  readonly isWrong: boolean;
}>(({ theme, isWrong }) => ({
  border: `1px solid ${isWrong ? theme.palette.error.main : tokens.divider}`,
  borderRadius: 16,
  backgroundColor: tokens.card,
}));

const Head = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'flex-start',
  gap: theme.spacing(1),
  padding: theme.spacing(1),
  backgroundColor: tokens.cardPale,
  borderRadius: 16,
}));

type HeadButtonsProps = {
  readonly title: string;
  readonly onClone: () => void;
  readonly onRemove: () => void;
};

/** What is done to a block as a whole. */
function HeadButtons({ title, onClone, onRemove }: HeadButtonsProps) {
  return (
    <>
      <Tooltip title="Clone">
        <IconButton size="small" aria-label={`Clone ${title}`} onClick={onClone}>
          <CloneIcon fontSize="small" />
        </IconButton>
      </Tooltip>
      <Tooltip title="Delete">
        <IconButton size="small" aria-label={`Delete ${title}`} onClick={onRemove}>
          <DeleteIcon fontSize="small" />
        </IconButton>
      </Tooltip>
    </>
  );
}

/**
 * One permission: Allow or Deny, one service, its actions, resources and conditions. Every change
 * is a minimal edit of the text.
 */
export function PermissionBlock({
  draft,
  text,
  block,
  title,
  bound,
  errors,
  agencies,
  attention,
  startOpen,
  onEdit,
  onClone,
  onRemove,
}: PermissionBlockProps) {
  const [open, setOpen] = useState<BlockStep | undefined>(
    startOpen ? firstStep(block, draft.dialect) : undefined,
  );
  // A service is in the text only together with an action; until then the choice is kept here.
  const [picked, setPicked] = useState<string | null>(draft.dialect.service ?? null);
  const service = block.service ?? picked;
  const { catalog, dialect } = draft;
  const errorsId = useId();
  const { address: at, actions, principals, resources, conditions, sharedWith } = block;
  const file = service === null ? undefined : catalog.files.get(service);

  // The chosen radio button goes with its step: the focus moves to the header of the next one.
  const section = useRef<HTMLElement>(null);
  const movesOn = useRef(false);
  useEffect(() => {
    if (movesOn.current) focusOpenStep(section.current);
    movesOn.current = false;
  }, [open]);
  const [attended, setAttended] = useState<Attention>();
  if (attention !== attended) {
    setAttended(attention);
    // Actions can be chosen only in a service.
    if (attention !== undefined)
      setOpen(
        attention.step === undefined || (attention.step === 'action' && service === null)
          ? firstStep(block, draft.dialect)
          : attention.step,
      );
  }
  useEffect(() => {
    if (attended !== undefined) focusOpenStep(section.current);
  }, [attended]);
  const choose = (code: string) => {
    movesOn.current = true;
    setPicked(code);
    setOpen('action');
    void loadService(code);
    if (block.service !== code && (block.service !== null || resources.kind !== 'all'))
      onEdit(visualEdits.setService(text, at, code));
  };
  return (
    <Block ref={section} aria-label={title} isWrong={errors.length > 0}>
      <Head>
        <StepHeader
          steps={stepTexts(block, service, dialect)}
          open={open}
          onOpen={setOpen}
          describedBy={errors.length > 0 ? errorsId : undefined}
        />
        <HeadButtons title={title} onClone={onClone} onRemove={onRemove} />
      </Head>
      <div id={errorsId}>
        {errors.map(({ code, path, message }) => (
          <Box
            key={`${code} ${path}`}
            sx={{ display: 'flex', gap: 0.75, px: 1.5, pt: 1, color: 'error.main' }}
          >
            <ErrorIcon sx={{ fontSize: 18 }} aria-hidden />
            {message}
          </Box>
        ))}
      </div>
      {open !== undefined && (
        <Box sx={{ p: { xs: 1.5, sm: 2 }, borderTop: 1, borderColor: tokens.line }}>
          {open === 'effect' && (
            <RadioGroup
              row
              aria-label="Effect"
              value={block.effect}
              onChange={(_, value) =>
                onEdit(visualEdits.setEffect(text, at, value === 'Deny' ? 'Deny' : 'Allow'))
              }
            >
              <FormControlLabel value="Allow" control={<Radio />} label="Allow" />
              <FormControlLabel value="Deny" control={<Radio />} label="Deny" />
            </RadioGroup>
          )}
          {open === 'principal' && (
            <Suspense fallback={<CircularProgress size={18} aria-label="Loading" />}>
              <PrincipalStep
                principals={principals}
                sharedWith={sharedWith}
                onAdd={(principal) => onEdit(visualEdits.addPrincipal(text, at, principal))}
                onRemove={(principal) => onEdit(visualEdits.removePrincipal(text, at, principal))}
                onChange={(principal, value) =>
                  onEdit(visualEdits.changePrincipal(text, at, principal, value))
                }
              />
            </Suspense>
          )}
          {open === 'service' && <ServiceStep chosen={service} bound={bound} onChoose={choose} />}
          {(open === 'action' || open === 'resource' || open === 'condition') &&
            service === null && (
              <Typography color="text.secondary">Select a service first.</Typography>
            )}
          {open === 'action' && service !== null && (
            <ActionStep
              service={service}
              file={file}
              known={findService(service) !== undefined}
              names={actions.names}
              version={dialect.version}
              onAdd={(names) => onEdit(visualEdits.addActions(text, at, names))}
              onRemove={(names) => onEdit(visualEdits.removeActions(text, at, names))}
              onAll={() => onEdit(visualEdits.setAllActions(text, at, service))}
            />
          )}
          {open === 'resource' && service !== null && (
            <BlockResources
              block={block}
              text={text}
              service={service}
              file={file}
              version={dialect.version}
              agencies={agencies}
              onEdit={onEdit}
            />
          )}
          {open === 'condition' && service !== null && (
            <ConditionStep
              conditions={conditions}
              keys={conditionKeysFor(file === undefined ? [] : [file], dialect.version)}
              sharedWith={sharedWith}
              onAdd={(condition) => onEdit(visualEdits.addCondition(text, at, condition))}
              onChange={(from, to) => onEdit(visualEdits.changeCondition(text, at, from, to))}
              onRemove={(from) => onEdit(visualEdits.removeCondition(text, at, from))}
            />
          )}
        </Box>
      )}
    </Block>
  );
}
