import { expect, it } from 'vitest';
import { singleFlight } from './singleFlight.ts';

/** A call that ends when it is told to, and the arguments it was made with. */
function held() {
  const made: unknown[] = [];
  let end: (failure?: Error) => void = () => undefined;
  const call = (args: unknown): Promise<string> => {
    made.push(args);
    return new Promise((resolve, reject) => {
      end = (failure) => (failure === undefined ? resolve('done') : reject(failure));
    });
  };
  return { made, call, end: (failure?: Error) => end(failure) };
}

it('runs once however often it is called while it is under way', async () => {
  const { made, call, end } = held();
  const send = singleFlight(call);
  const both = [send({ id: '1', name: 'a' }), send({ name: 'a', id: '1' })];
  end();
  expect(await Promise.all(both)).toEqual(['done', 'done']);
  expect(made).toHaveLength(1);
});

it('runs other arguments beside it, and the same ones again afterwards', async () => {
  const made: string[] = [];
  const send = singleFlight(async (id: string) => void made.push(id));
  await Promise.all([send('1'), send('2'), send('1')]);
  await send('1');
  expect(made).toEqual(['1', '2', '1']);
});

it('gives a failure to everybody who waits, and may be tried again', async () => {
  const { made, call, end } = held();
  const send = singleFlight(call);
  const both = [send(undefined), send(undefined)];
  end(new Error('no'));
  const ends = await Promise.allSettled(both);
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  const again = send(undefined);
  end();
  expect(await again).toBe('done');
  expect(made).toHaveLength(2);
});
