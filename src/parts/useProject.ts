import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { tabStorage } from '#src/api/tabStorage.ts';
import { useAddressPart } from '#src/ui/address.ts';

const PARAM = 'region';
const STORED = 'current-project';
const DEFAULT = 'ap-southeast-3';

/**
 * The project that project-level pages work in. A region's default project is named
 * like the region.
 */
export type CurrentProject = {
  readonly name: string;
  /**
   * Undefined while projects are being read, and when the caller's account has no
   * project of that name.
   */
  readonly id: string | undefined;
  readonly projects: readonly { readonly id: string; readonly name: string }[];
  readonly choose: (name: string) => void;
};

const recall = (): string => tabStorage.getItem(STORED) ?? DEFAULT;

/**
 * The current region (and project) of this tab: from the address (`region=`), else as last chosen,
 * else ap-southeast-3.
 */
export function useProject(): CurrentProject {
  const [asked, ask] = useAddressPart(PARAM);
  const { data } = useQuery(q(api.authProjectList, {}));
  const name = asked ?? recall();
  const projects = data?.projects ?? [];
  const choose = useCallback(
    (next: string) => {
      tabStorage.setItem(STORED, next);
      ask(next);
    },
    [ask],
  );
  return { name, id: projects.find((project) => project.name === name)?.id, projects, choose };
}
