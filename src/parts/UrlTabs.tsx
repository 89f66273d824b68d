import { Box, Tab, Tabs } from '@mui/material';
import { useId, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';

type UrlTab<Id extends string> = {
  readonly id: Id;
  readonly label: string;
  readonly content: () => ReactNode;
};

/**
 * Tabs of a detail page; the open one stands in the address as `tab`, so that a link shows it.
 * Changing it drops the state of the other tab's table.
 */
export function UrlTabs<Id extends string>({
  label,
  tabs,
}: {
  readonly label: string;
  readonly tabs: readonly [UrlTab<Id>, ...UrlTab<Id>[]];
}) {
  const id = useId();
  const [params, setParams] = useSearchParams();
  const open = tabs.find((tab) => tab.id === params.get('tab')) ?? tabs[0];
  return (
    <Box
      sx={{
        bgcolor: 'background.paper',
        borderRadius: 2,
        px: { xs: 2, sm: 3 },
        pb: { xs: 2, sm: 3 },
        pt: 1,
        minWidth: 0,
      }}
    >
      <Tabs
        value={open.id}
        onChange={(_, tab: string) => setParams(new URLSearchParams({ tab }))}
        aria-label={label}
        variant="scrollable"
        scrollButtons={false}
        sx={{ borderBottom: 1, borderColor: 'divider', mb: 2 }}
      >
        {tabs.map((tab) => (
          <Tab
            key={tab.id}
            value={tab.id}
            label={tab.label}
            id={`${id}-${tab.id}`}
            {...(tab.id === open.id ? { 'aria-controls': `${id}-panel` } : {})}
          />
        ))}
      </Tabs>
      <Box role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${open.id}`}>
        {open.content()}
      </Box>
    </Box>
  );
}
