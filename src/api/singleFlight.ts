import { hashKey } from '@tanstack/react-query';

/**
 * Makes a call that runs once at a time for the same arguments: whoever calls again while it is
 * under way (a double click) gets the answer of the first. Other arguments are another call.
 */
export function singleFlight<A, R>(call: (args: A) => Promise<R>): (args: A) => Promise<R> {
  const underWay = new Map<string, Promise<R>>();
  return (args) => {
    const key = hashKey([args]);
    const running = underWay.get(key);
    if (running !== undefined) return running;
    const begun = call(args).finally(() => underWay.delete(key));
    underWay.set(key, begun);
    return begun;
  };
}
