import { expect, it } from 'vitest';
import { scenarioLink } from './links.ts';

it('keeps the base path and writes scenario, person and numbers', () => {
  expect(
    scenarioLink(
      { scenario: 'large', as: 'a b', params: { users: 10 } },
      'https://host.example/console/',
    ),
  ).toBe('https://host.example/console/?scenario=large&as=a+b&users=10');
});
it('leaves the person out when nobody is to be signed in', () => {
  expect(scenarioLink({ scenario: 'fresh' }, 'https://host.example/')).toBe(
    'https://host.example/?scenario=fresh',
  );
});
