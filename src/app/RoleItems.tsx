import { Box, MenuItem } from '@mui/material';
import { useNavigate } from 'react-router';
import { leaveAgency, type TokenInfo } from '#src/api/session.ts';
import { roleHistory, type Role } from '#src/features/session/switchRole/history.ts';
import { personOf, useEnterRole } from '#src/features/session/switchRole/useEnterRole.ts';
import { paths } from '#src/paths.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import { tokens } from '#src/ui/tokens.ts';

/** How many recent agencies the menu offers (docs/sources/console.md#10: a few). */
const recent = 3;

function Dot({ on }: { readonly on: boolean }) {
  return (
    <Box
      component="span"
      aria-hidden="true"
      sx={{
        width: 8,
        height: 8,
        borderRadius: '50%',
        bgcolor: on ? tokens.barGreen : 'transparent',
        mr: 1,
        flexShrink: 0,
      }}
    />
  );
}

/**
 * Entries of the account menu below Switch Role: the person himself while he acts as an agency, and
 * the agencies entered lately. A green dot marks who acts now.
 */
export function RoleItems({
  info,
  onDone,
}: {
  readonly info: TokenInfo;
  readonly onDone: () => void;
}) {
  const navigate = useNavigate();
  const toast = useToast();
  const userId = personOf(info);
  const enter = useEnterRole(userId);
  const acting = info.assumed_by !== undefined;
  const isCurrent = ({ account, agency }: Role): boolean =>
    acting && info.user.name === `${account}/${agency}`;
  const goBack = (): void => {
    onDone();
    leaveAgency();
    void navigate(paths.home());
  };
  const goTo = async (role: Role): Promise<void> => {
    onDone();
    if (isCurrent(role)) return;
    try {
      await enter(role);
    } catch (problem) {
      toast.problem(problem);
    }
  };
  return (
    <>
      {info.assumed_by !== undefined && (
        <MenuItem onClick={goBack}>
          <Dot on={false} />
          Switch back to {info.assumed_by.user.name}
        </MenuItem>
      )}
      {roleHistory(userId)
        .slice(0, recent)
        .map((role) => (
          <MenuItem
            key={`${role.account}/${role.agency}`}
            aria-current={isCurrent(role)}
            onClick={() => void goTo(role)}
            sx={{ maxWidth: 320 }}
          >
            <Dot on={isCurrent(role)} />
            <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
              {role.account}/{role.agency}
            </Box>
          </MenuItem>
        ))}
    </>
  );
}
