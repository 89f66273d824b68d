import { useQuery } from '@tanstack/react-query';
import { useForm, useWatch } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { isPlainKeystone } from '#src/api/offer.ts';
import { Problem } from '#src/api/problem.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { descriptionProblem, projectSuffixProblem } from '#src/domain/access/nameRules.ts';
import { limits, remaining } from '#src/domain/access/quota.ts';
import { useAccount } from '#src/parts/account.ts';
import {
  enterpriseProjectsQuery,
  projectsQuery,
  type ProjectRow,
} from '#src/features/iam/shared/lookups.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { paths } from '#src/paths.ts';
import { useFinish } from '#src/ui/finish.ts';
import { FormPage } from '#src/ui/form/FormPage.tsx';
import { FormSelect, FormTextarea, FormTextField } from '#src/ui/form/fields.tsx';
import { rule } from '#src/ui/form/rule.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import { creationRefusal, projectCalls } from './projectRules.ts';

type ProjectForm = {
  readonly parentId: string;
  readonly suffix: string;
  readonly description: string;
};
const descriptionRules = rule(descriptionProblem);

const regionChoices = (projects: readonly ProjectRow[]) =>
  projects
    .filter((project) => project.isDefault)
    .map((project) => ({
      value: project.id,
      label: `${project.regionName} (${project.name})`,
    }));

/** A sub-project of a region's default project (docs/sources/console.md#8). */
function SubProjectPage() {
  const { accountId } = useAccount();
  const finish = useFinish();
  const toast = useToast();
  const create = useWrite(api.projectCreate);
  const refusals = useRefusals(projectCalls);
  const projects = useQuery(projectsQuery(accountId)).data ?? [];
  const enterprise = useQuery(enterpriseProjectsQuery).data?.enterprise_projects ?? [];
  const form = useForm<ProjectForm>({
    defaultValues: { parentId: '', suffix: '', description: '' },
    mode: 'onTouched',
  });
  const parentId = useWatch({ control: form.control, name: 'parentId' });
  const region = projects.find((project) => project.id === parentId)?.name;
  const left = (name: string): number =>
    remaining({
      quota: limits.subProjectsPerRegion,
      used: projects.filter((project) => project.region === name && !project.isDefault).length,
    });

  const submit = async ({ suffix, description }: ProjectForm): Promise<void> => {
    const name = `${region ?? ''}_${suffix}`;
    try {
      await create.run({
        body: { project: { name, parent_id: parentId, domain_id: accountId, description } },
      });
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.status !== 409) throw problem;
      form.setError(
        'suffix',
        { message: `This name is taken. ${problem.message}` },
        { shouldFocus: true },
      );
      return;
    }
    toast.success(`Project ${name} created.`);
    await finish(paths.projects());
  };
  const full =
    region !== undefined && left(region) === 0
      ? `The region has all its ${limits.subProjectsPerRegion} projects.`
      : undefined;
  return (
    <FormPage
      title="Create Project"
      crumbs={[{ label: 'Projects', to: paths.projects() }]}
      form={form}
      onSubmit={submit}
      cancelTo={paths.projects()}
      refusal={refusals.create ?? creationRefusal(enterprise) ?? full}
    >
      <FormSelect
        control={form.control}
        name="parentId"
        label="Region"
        required
        placeholder="Select a region."
        choices={regionChoices(projects)}
        hint={region === undefined ? undefined : `Projects available for creation: ${left(region)}`}
      />
      <FormTextField
        control={form.control}
        name="suffix"
        label="Project Name"
        required
        rules={rule((suffix) => projectSuffixProblem(region ?? '', suffix))}
        {...(region === undefined ? {} : { prefix: `${region}_` })}
        hint="Letters, digits, underscores and hyphens; 64 characters with the region."
      />
      <FormTextarea
        control={form.control}
        name="description"
        label="Description"
        max={255}
        rules={descriptionRules}
      />
    </FormPage>
  );
}

/** A project of the domain, where no regions stand behind projects. */
function DomainProjectPage() {
  const { accountId } = useAccount();
  const finish = useFinish();
  const toast = useToast();
  const create = useWrite(api.projectCreate);
  const form = useForm({ defaultValues: { name: '', description: '' }, mode: 'onTouched' });
  return (
    <FormPage
      title="Create Project"
      crumbs={[{ label: 'Projects', to: paths.projects() }]}
      form={form}
      onSubmit={async (project) => {
        await create.run({ body: { project: { ...project, domain_id: accountId } } });
        toast.success(`Project ${project.name} created.`);
        await finish(paths.projects());
      }}
      cancelTo={paths.projects()}
    >
      <FormTextField
        control={form.control}
        name="name"
        label="Project Name"
        required
        rules={rule((name) => projectSuffixProblem('', name))}
      />
      <FormTextarea
        control={form.control}
        name="description"
        label="Description"
        max={255}
        rules={descriptionRules}
      />
    </FormPage>
  );
}

/** Creates a project, as the service at hand has them. */
export const ProjectCreatePage = () =>
  isPlainKeystone() ? <DomainProjectPage /> : <SubProjectPage />;
