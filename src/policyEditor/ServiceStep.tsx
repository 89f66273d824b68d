import {
  Box,
  FormControlLabel,
  MenuItem,
  Radio,
  RadioGroup,
  TextField,
  Typography,
} from '@mui/material';
import { styled } from '@mui/material/styles';
import { useRef, useState, type KeyboardEvent } from 'react';
import { services, type ServiceInfo } from '#src/catalog/services.ts';
import { SearchBox } from '#src/ui/SearchBox.tsx';

type ServiceStepProps = {
  readonly chosen: string | null;
  /**
   * The class the policy is bound to by its other blocks; services of the other class
   * cannot be chosen.
   */
  readonly bound: 'global' | 'project' | undefined;
  readonly onChoose: (code: string) => void;
};

const ALL = 'All';
const categories = [
  ALL,
  ...new Set(services.map(({ category }) => category).toSorted((a, b) => a.localeCompare(b))),
];
const byName = services.toSorted((a, b) => a.name.localeCompare(b.name));
const classWords = { global: 'global services', project: 'project-level services' } as const;

const titleOf = ({ name, abbreviation }: ServiceInfo) =>
  name.toLowerCase() === abbreviation.toLowerCase() ? name : `${name} (${abbreviation})`;

const Services = styled(RadioGroup)(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: '1fr',
  columnGap: theme.spacing(2),
  maxHeight: 300,
  overflow: 'auto',
  [theme.breakpoints.up('sm')]: {
    gridTemplateColumns: 'repeat(auto-fill, minmax(250px, 1fr))',
  },
}));

type CategorySelectProps = {
  readonly category: string;
  readonly onChange: (category: string) => void;
};

function CategorySelect({ category, onChange }: CategorySelectProps) {
  return (
    <TextField
      select
      value={category}
      onChange={(event) => onChange(event.target.value)}
      sx={{ width: 240, maxWidth: '100%' }}
      slotProps={{ select: { SelectDisplayProps: { 'aria-label': 'Category of services' } } }}
    >
      {categories.map((name) => (
        <MenuItem key={name} value={name}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
}

/**
 * Step 2: exactly one service for the block. Arrow keys only move the mark, so that the list can be
 * read; a click, Enter or Space chooses.
 */
export function ServiceStep({ chosen, bound, onChoose }: ServiceStepProps) {
  const [category, setCategory] = useState(ALL);
  const [search, setSearch] = useState('');
  const [marked, setMarked] = useState(chosen);
  const byArrow = useRef(false);
  const keys = (event: KeyboardEvent) => {
    byArrow.current = event.key.startsWith('Arrow');
    if (
      event.key !== 'Enter' ||
      !(event.target instanceof HTMLInputElement) ||
      event.target.value === ''
    )
      return;
    event.preventDefault(); // and does not submit the page's form
    onChoose(event.target.value);
  };
  const release = (event: KeyboardEvent) => {
    byArrow.current = false;
    // A browser does not click for Space what an arrow key has marked already.
    if (event.key === ' ' && event.target instanceof HTMLInputElement && event.target.checked)
      onChoose(event.target.value);
  };
  // A browser clicks the radio button that an arrow key moves to.
  const click = (code: string) => {
    if (!byArrow.current) onChoose(code);
  };
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = byName.filter((service) => {
    const text = `${service.name} ${service.abbreviation} ${service.code}`.toLowerCase();
    return (
      (category === ALL || service.category === category) &&
      words.every((word) => text.includes(word))
    );
  });
  const isOther = (service: ServiceInfo) =>
    bound !== undefined && service.class !== undefined && service.class !== bound;
  return (
    <Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 1.5 }}>
        <CategorySelect category={category} onChange={setCategory} />
        <SearchBox placeholder="Enter a service name." value={search} onChange={setSearch} />
      </Box>
      {bound !== undefined && (
        <Typography sx={{ color: 'text.secondary', fontSize: 12, mb: 1 }}>
          This policy already holds {classWords[bound]}. The others are greyed: a custom policy may
          hold one class only.
        </Typography>
      )}
      <Services
        aria-label="Service"
        value={marked ?? ''}
        onChange={(_, code) => setMarked(code)}
        onKeyDown={keys}
        onKeyUp={release}
        onPointerDown={() => {
          byArrow.current = false;
        }}
      >
        {shown.map((service) => (
          <FormControlLabel
            key={service.code}
            value={service.code}
            disabled={isOther(service)}
            control={<Radio slotProps={{ input: { onClick: () => click(service.code) } }} />}
            label={titleOf(service)}
            sx={{ m: 0, alignItems: 'flex-start', '& .MuiFormControlLabel-label': { pt: 0.6 } }}
          />
        ))}
      </Services>
      <Typography role="status" sx={{ color: 'text.secondary', fontSize: 12 }}>
        {marked !== chosen && 'Enter or Space chooses the marked service.'}
      </Typography>
      {shown.length === 0 && (
        <Typography sx={{ color: 'text.secondary', py: 1 }}>No service fits the search.</Typography>
      )}
    </Box>
  );
}
