import { expect, it } from 'vitest';
import { Problem } from '#src/api/problem.ts';
import { emptyUser } from './creation.ts';
import type { Outcome } from './runCreation.ts';
import { namesOf, secretFilesOf } from './secretFiles.ts';

const draft = { ...emptyUser, name: 'anna' };
const created = (part: Partial<Extract<Outcome, { state: 'created' }>>): Outcome => ({
  draft,
  state: 'created',
  id: 'id-anna',
  password: undefined,
  key: undefined,
  troubles: [],
  ...part,
});
const key = { access: 'AK', secret: 'SK' };

it('has a file for every kind of secret that came about, and none otherwise', () => {
  expect(
    secretFilesOf([
      created({}),
      { draft, state: 'failed', problem: new Problem({ status: 403, code: '403', message: 'no' }) },
    ]),
  ).toEqual([]);
  expect(
    secretFilesOf([created({ key }), created({})]).map(({ kind, rows }) => [kind, rows.slice(1)]),
  ).toEqual([['keys', [['anna', 'AK', 'SK']]]]);
  expect(secretFilesOf([created({ key, password: 'P' })]).map(({ kind }) => kind)).toEqual([
    'keys',
    'passwords',
  ]);
});

it('names them as the beginning of a sentence', () => {
  expect(namesOf(secretFilesOf([created({ key, password: 'P' })]))).toBe(
    'Secret access keys and generated passwords',
  );
  expect(namesOf(secretFilesOf([created({ password: 'P' })]))).toBe('Generated passwords');
});
