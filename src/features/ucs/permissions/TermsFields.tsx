import {
  Box,
  Checkbox,
  FormControlLabel,
  MenuItem,
  Radio,
  RadioGroup,
  TextField,
  Typography,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { rbacTypeDetails, rbacTypeNames, type RbacType } from '#src/domain/ucs/rbac.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { namespacesOf, type Terms } from '../parts/terms.ts';

type TermsFieldsProps = {
  readonly terms: Terms;
  readonly onChange: (patch: Partial<Terms>) => void;
};

const types: readonly RbacType[] = ['administrator', 'developer', 'viewer', 'custom'];

/** What an RBAC permission allows and in which namespaces. */
export function TermsFields({ terms, onChange }: TermsFieldsProps) {
  const id = useId();
  return (
    <>
      <Typography id={`${id}-type`}>Permission Type</Typography>
      <RadioGroup
        aria-labelledby={`${id}-type`}
        value={terms.type}
        onChange={(_, type) => onChange({ type: type as RbacType })}
        sx={{ mb: 2 }}
      >
        {types.map((type) => (
          <FormControlLabel
            key={type}
            value={type}
            control={<Radio size="small" />}
            sx={{ mr: 0 }}
            label={
              <>
                {rbacTypeNames[type]}
                <Box component="span" sx={{ color: 'text.secondary', fontSize: 12, ml: 1 }}>
                  {rbacTypeDetails[type]}
                </Box>
              </>
            }
          />
        ))}
      </RadioGroup>
      {terms.type === 'custom' && <TemplateField terms={terms} onChange={onChange} />}
      <Typography id={`${id}-where`}>Namespaces</Typography>
      <RadioGroup
        row
        aria-labelledby={`${id}-where`}
        value={terms.everywhere ? 'all' : 'some'}
        onChange={(_, where) => onChange({ everywhere: where === 'all' })}
      >
        <FormControlLabel value="all" control={<Radio size="small" />} label="All namespaces" />
        <FormControlLabel
          value="some"
          control={<Radio size="small" />}
          label="Selected namespaces"
        />
      </RadioGroup>
      {!terms.everywhere && (
        <Box sx={{ pl: { sm: 3 }, mb: 1 }}>
          <TextField
            fullWidth
            label="Names, separated by commas"
            value={terms.namespaces}
            onChange={(event) => onChange({ namespaces: event.target.value })}
            helperText={
              namespacesOf(terms).length === 0 ? 'Enter at least one namespace.' : undefined
            }
            autoComplete="off"
            sx={{ maxWidth: 400, my: 1 }}
          />
          <FormControlLabel
            control={
              <Checkbox
                size="small"
                checked={terms.list}
                onChange={(_, list) => onChange({ list })}
              />
            }
            label="May list the namespaces of the cluster"
            sx={{ display: 'flex' }}
          />
        </Box>
      )}
    </>
  );
}

function TemplateField({ terms, onChange }: TermsFieldsProps) {
  const query = useQuery(q(api.ucsTemplateList, {}));
  return (
    <Box sx={{ mb: 2 }}>
      <Loaded part query={query} what="permission templates">
        {({ templates }) => (
          <TextField
            select
            fullWidth
            label="Permission Template"
            value={templates.some(({ id }) => id === terms.template) ? terms.template : ''}
            onChange={(event) => onChange({ template: event.target.value })}
            slotProps={{ inputLabel: { shrink: true } }}
            sx={{ maxWidth: 400, mt: 1 }}
          >
            {templates.map(({ id, name, description }) => (
              <MenuItem key={id} value={id}>
                {description === '' ? name : `${name}: ${description}`}
              </MenuItem>
            ))}
          </TextField>
        )}
      </Loaded>
    </Box>
  );
}
