import { lazy, Suspense, useSyncExternalStore } from 'react';
import { onProofQuestion, proofQuestion } from '#src/api/secondProof.ts';
import { loadModule } from '#src/ui/loadModule.ts';

const SecondProofDialog = lazy(async () => {
  const { SecondProofDialog: Dialog } = await loadModule(() => import('./SecondProofDialog.tsx'));
  return { default: Dialog };
});

/** Listens for critical operations that wait for a second proof; its dialog arrives with the first. */
export function SecondProof() {
  const question = useSyncExternalStore(onProofQuestion, proofQuestion);
  if (question === undefined) return null;
  return (
    <Suspense>
      <SecondProofDialog question={question} />
    </Suspense>
  );
}
