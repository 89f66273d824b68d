import type { Controls } from '../pipeline/adminApi.ts';
import type { FaultPlan } from '../pipeline/faults.ts';
import { readCall, wellFormed } from '../judging/readRequest.ts';
import { identify, run, type Incoming, type Outcome, type Surroundings } from '../pipeline/run.ts';
import type { Ledger } from '../pipeline/ledger.ts';
import { receive, type Received } from './receive.ts';
import { FailedProof, noteFailure } from '../services/security/signInStates.ts';

/** What came of a call, and the decision that it hung on. */
export type Answered = Pick<Outcome, 'result' | 'decisionId' | 'policyFindings' | 'etag'>;

/**
 * What answers the calls of one backend. Reads see the newest world; writes go through the ledger
 * one after the other; the console's own calls reach the controls, and may wait for them.
 */
export function answering(
  ledger: Ledger,
  controls: Controls,
  faults: FaultPlan,
  surroundings: Surroundings,
) {
  /** Counts a failed proof. One that finds no room is refused all the same. */
  const countFailure = (proof: FailedProof): Promise<unknown> =>
    ledger
      .write(() => noteFailure(ledger.runtime.world, proof, surroundings.clock()))
      .catch(() => undefined);

  const answerConsole = async (incoming: Incoming): Promise<Answered> => {
    await ledger.catchUp();
    const caller = identify(ledger.runtime, incoming, surroundings.clock());
    const parts = wellFormed(readCall(incoming));
    const { params, headers, handler } = incoming;
    try {
      const result = await handler({ params, ...parts, ctx: { caller, controls, headers } });
      return { result, decisionId: undefined };
    } catch (error) {
      if (error instanceof FailedProof) await countFailure(error);
      throw error;
    }
  };

  const answerRead = async (incoming: Incoming): Promise<Answered> => {
    await ledger.catchUp();
    return run(ledger.runtime, incoming, surroundings);
  };

  const answerWrite = async (incoming: Incoming, storageFails: boolean): Promise<Answered> => {
    try {
      const { value } = await ledger.write(() => {
        const outcome = run(ledger.runtime, incoming, surroundings);
        return { value: outcome, draft: { ...outcome, call: incoming.name } };
      }, storageFails);
      return value;
    } catch (error) {
      if (error instanceof FailedProof) await countFailure(error);
      throw error;
    }
  };

  return async (received: Received): Promise<Answered> => {
    const { endpoint, name } = received.route;
    const { family, method } = endpoint;
    const strike = received.from === 'page' ? faults.strike(name, endpoint) : undefined;
    if (strike !== undefined && strike.latency > 0)
      await new Promise((resolve) => setTimeout(resolve, strike.latency));
    if (strike?.error !== undefined) throw strike.error;
    const incoming = await receive(received);
    if (family === 'console') return answerConsole(incoming);
    return method === 'GET' || method === 'HEAD'
      ? answerRead(incoming)
      : answerWrite(incoming, strike?.storage ?? false);
  };
}
