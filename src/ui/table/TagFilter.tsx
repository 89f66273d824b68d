import CloseIcon from '@mui/icons-material/Close';
import SearchIcon from '@mui/icons-material/Search';
import { Autocomplete, IconButton, TextField } from '@mui/material';
import { styled } from '@mui/material/styles';
import { useState, type KeyboardEvent } from 'react';
import { tokens } from '../tokens.ts';

type TagProperty = {
  readonly id: string;
  readonly label: string;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
};
type TagFilterProps = {
  readonly label: string;
  readonly placeholder: string;
  /** The first property takes text typed without choosing one. */
  readonly properties: readonly TagProperty[];
  readonly value: Readonly<Record<string, readonly string[]>>;
  readonly onChange: (value: Record<string, readonly string[]>) => void;
  /** Tags that stand first and cannot be removed, e.g. `User group name: auditors`. */
  readonly locked?: readonly string[];
};

type Suggestion = {
  readonly property: TagProperty;
  readonly value?: string;
  readonly label: string;
};

const wordOf = (property: TagProperty, value: string) =>
  property.options?.find((option) => option.value === value)?.label ?? value;

/**
 * With no property chosen: the properties (or, once text is typed, "Property: text" for each); with
 * one chosen: its values.
 */
function suggestionsFor(
  properties: readonly TagProperty[],
  chosen: TagProperty | undefined,
  typed: string,
): readonly Suggestion[] {
  const text = typed.trim();
  if (chosen?.options !== undefined)
    return chosen.options
      .filter((option) => option.label.toLowerCase().includes(text.toLowerCase()))
      .map((option) => ({ property: chosen, value: option.value, label: option.label }));
  if (chosen !== undefined)
    return text === ''
      ? []
      : [{ property: chosen, value: text, label: `${chosen.label}: ${text}` }];
  if (text === '') return properties.map((property) => ({ property, label: property.label }));
  return properties.flatMap((property): Suggestion[] =>
    property.options === undefined
      ? [{ property, value: text, label: `${property.label}: ${text}` }]
      : property.options
          .filter((option) => option.label.toLowerCase().includes(text.toLowerCase()))
          .map((option) => ({
            property,
            value: option.value,
            label: `${property.label}: ${option.label}`,
          })),
  );
}

const Tag = styled('span')(({ theme }) => ({
  display: 'inline-flex',
  alignItems: 'center',
  backgroundColor: tokens.page,
  borderRadius: 4,
  paddingLeft: theme.spacing(1),
  minHeight: 24,
  overflowWrap: 'anywhere',
}));

const FilterBox = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: theme.spacing(0.5),
  border: `1px solid ${tokens.inputBorder}`,
  borderRadius: theme.shape.borderRadius,
  padding: theme.spacing(0.25, 1),
  minHeight: 34,
  backgroundColor: theme.palette.background.paper,
  flexGrow: 1,
  minWidth: 0,
  '&:focus-within': {
    borderColor: theme.palette.text.primary,
    boxShadow: `0 0 0 1px ${tokens.ink}`,
  },
}));

type PropertyTagsProps = {
  readonly tags: readonly { readonly property: TagProperty; readonly text: string }[];
  readonly onRemove: (id: string, text: string) => void;
};

/** What is filtered by, each with its way out. */
function PropertyTags({ tags, onRemove }: PropertyTagsProps) {
  return tags.map(({ property, text }) => {
    const words = `${property.label}: ${wordOf(property, text)}`;
    return (
      <Tag key={`${property.id} ${text}`}>
        {words}
        <IconButton
          aria-label={`Remove filter ${words}`}
          onClick={() => onRemove(property.id, text)}
          sx={{ p: 0.5 }}
        >
          <CloseIcon sx={{ fontSize: 16 }} />
        </IconButton>
      </Tag>
    );
  });
}

/**
 * Filter box with property tags (docs/sources/console.md#6): choose a property, then a value; each
 * becomes a removable tag.
 */
export function TagFilter({
  label,
  placeholder,
  properties,
  value,
  onChange,
  locked = [],
}: TagFilterProps) {
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<TagProperty>();
  const [open, setOpen] = useState(false);
  const add = (property: TagProperty, text: string) => {
    const held = value[property.id] ?? [];
    if (!held.includes(text)) onChange({ ...value, [property.id]: [...held, text] });
    setTyped('');
    setChosen(undefined);
    setOpen(false);
  };
  const remove = (id: string, text: string) =>
    onChange({ ...value, [id]: (value[id] ?? []).filter((held) => held !== text) });
  const tags = properties.flatMap((property) =>
    (value[property.id] ?? []).map((text) => ({ property, text })),
  );
  const choose = (suggestion: Suggestion | string | null) => {
    if (suggestion === null) return;
    if (typeof suggestion === 'string') {
      const target = chosen ?? properties.find((property) => property.options === undefined);
      const text = suggestion.trim();
      if (target !== undefined && text !== '' && target.options === undefined) add(target, text);
      return;
    }
    if (suggestion.value === undefined) {
      setChosen(suggestion.property);
      setTyped('');
    } else add(suggestion.property, suggestion.value);
  };
  const takeBack = (event: KeyboardEvent) => {
    const last = tags.at(-1);
    if (event.key !== 'Backspace' || typed !== '') return;
    if (chosen !== undefined) setChosen(undefined);
    else if (last !== undefined) remove(last.property.id, last.text);
  };
  return (
    <FilterBox role="group" aria-label={label}>
      <SearchIcon sx={{ fontSize: 18, color: 'text.secondary' }} aria-hidden="true" />
      {locked.map((text) => (
        <Tag key={text} sx={{ pr: 1 }}>
          {text}
        </Tag>
      ))}
      <PropertyTags tags={tags} onRemove={remove} />
      {chosen !== undefined && <span>{chosen.label}:</span>}
      <Autocomplete<Suggestion, false, false, true>
        freeSolo
        openOnFocus
        open={open}
        onOpen={() => setOpen(true)}
        onClose={(_, reason) => reason !== 'selectOption' && setOpen(false)}
        autoHighlight={chosen?.options !== undefined}
        sx={{ flexGrow: 1, minWidth: 160 }}
        options={suggestionsFor(properties, chosen, typed)}
        getOptionLabel={(option) => (typeof option === 'string' ? option : option.label)}
        getOptionKey={(option) =>
          typeof option === 'string' ? option : `${option.property.id} ${option.value ?? ''}`
        }
        filterOptions={(options) => options}
        value={null}
        inputValue={typed}
        onInputChange={(_, text, reason) => reason === 'input' && setTyped(text)}
        onChange={(_, suggestion) => choose(suggestion)}
        onBlur={() => setChosen(undefined)}
        clearOnBlur={false}
        renderInput={(params) => (
          <TextField
            {...params}
            variant="standard"
            placeholder={tags.length > 0 || chosen !== undefined ? '' : placeholder}
            slotProps={{
              ...params.slotProps,
              htmlInput: { ...params.slotProps.htmlInput, 'aria-label': placeholder },
              input: { ...params.slotProps.input, disableUnderline: true },
            }}
            onKeyDown={takeBack}
          />
        )}
      />
    </FilterBox>
  );
}
