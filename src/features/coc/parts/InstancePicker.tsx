import { Autocomplete, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { ProblemAlert } from '#src/ui/ProblemAlert.tsx';
import { useProblemWords } from '#src/ui/problem.tsx';
import type { InstanceType } from '#src/domain/coc/operations.ts';

type InstancePickerProps = {
  readonly label: string;
  readonly types: readonly InstanceType[];
  readonly value: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
  /** One instance only. */
  readonly single?: boolean;
};

/** Chooses among the instances COC manages. Says so when they may not be read. */
export function InstancePicker({ label, types, value, onChange, single }: InstancePickerProps) {
  const query = useQuery(q(api.cocInstanceList, {}));
  const words = useProblemWords();
  if (query.isError) return <ProblemAlert problem={words(query.error)} />;
  const options = (query.data?.resources ?? []).filter((row) => types.includes(row.type));
  const chosen = options.filter((row) => value.includes(row.id));
  return (
    <Autocomplete
      multiple
      disableCloseOnSelect={single !== true}
      options={options}
      value={chosen}
      loading={query.isPending}
      getOptionLabel={(row) => `${row.name} (${row.type}, ${row.status})`}
      isOptionEqualToValue={(a, b) => a.id === b.id}
      onChange={(_, rows) =>
        onChange((single === true ? rows.slice(-1) : rows).map((row) => row.id))
      }
      noOptionsText="No instances. Synchronize in Resource Management first."
      renderInput={(params) => <TextField {...params} label={label} />}
    />
  );
}
