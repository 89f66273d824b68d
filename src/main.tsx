import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Started } from '#mocks/entrances/page/browser.ts';
import {
  answersAt,
  remoteTransport,
  wantsRemote,
  watchRemote,
  withoutRemoteChoice,
} from '#src/api/remote.ts';
import { sharedStorage, tabStorage } from '#src/api/tabStorage.ts';
import { setTransport } from '#src/api/transport.ts';
import { loadModule } from '#src/ui/loadModule.ts';
import { NewerStorePage, StoreGonePage } from '#src/app/StoreGonePage.tsx';
import { StartFailedPage, StoreProblemPage } from '#src/app/StoreProblemPage.tsx';

const element = document.getElementById('root');
if (element === null) throw new Error('index.html has no element #root');
/** React reports what it recovered from without saying what it was; the cause says it. */
const root = createRoot(element, {
  onRecoverableError: (error) =>
    reportError(error instanceof Error && error.cause !== undefined ? error.cause : error),
});
const render = (content: ReactNode): void => root.render(<StrictMode>{content}</StrictMode>);

/**
 * The code of the console, of the page at the address and of the backend are asked for together.
 */
const consoleCode = loadModule(() => import('#src/app/App.tsx'));
consoleCode.then(({ loadPage }) => loadPage(window.location.pathname)).catch(() => undefined);

/** Shows the console, whose router reads the address that the backend's start has tidied. */
async function showConsole(
  notices: readonly string[],
  onWorldChange?: (listener: () => void) => unknown,
  beside?: ReactNode,
): Promise<void> {
  const { App, rereadEverything } = await consoleCode;
  onWorldChange?.(rereadEverything);
  render(<App notices={notices}>{beside}</App>);
}

async function show(started: Started): Promise<void> {
  if (started.state === 'newer') {
    render(<NewerStorePage {...started} />);
    return;
  }
  if (started.state === 'damaged') {
    const { restore, reset } = started;
    render(
      <StoreProblemPage
        trouble={{
          ...started,
          restore: async () => show(await restore()),
          reset: async () => show(await reset()),
        }}
      />,
    );
    return;
  }
  const { backend, workspace, problem } = started;
  started.openToSuites();
  await showConsole(
    [...(problem === undefined ? [] : [problem]), ...storageNotices(started.persistent)],
    backend.onCommit,
  );
  const saveAgain = async (): Promise<void> => {
    await started.saveAgain();
    window.location.reload();
  };
  backend.onGone(({ message }) =>
    render(
      <StoreGonePage
        workspace={workspace}
        reason={message}
        download={() => JSON.stringify(backend.kept())}
        saveAgain={saveAgain}
      />,
    ),
  );
}

/** What this browser does not keep, in words. */
function storageNotices(persistent: boolean): string[] {
  return [
    ...(persistent
      ? []
      : ['This browser stores nothing for this page: the world ends with this tab.']),
    ...(tabStorage.works()
      ? []
      : ['This browser keeps nothing for this tab: whoever reloads the page signs in again.']),
    ...(sharedStorage.works()
      ? []
      : ['This browser keeps no settings for this page: they end with this tab.']),
  ];
}

/**
 * Three ways to a backend: the one in the page; with `backend=` in the address one behind the
 * page's server; and in a build with `VITE_BACKEND=off`, which holds no backend, whatever answers
 * at `VITE_API_ORIGIN` or at the page's own origin.
 */
async function launch(): Promise<void> {
  const { origin } = window.location;
  if (import.meta.env.VITE_BACKEND === 'off') {
    const { connectTo } = await loadModule(() => import('#src/api/foreign/connect.ts'));
    const configured: unknown = import.meta.env.VITE_API_ORIGIN;
    await connectTo(typeof configured === 'string' && configured !== '' ? configured : origin);
    await showConsole([]);
    return;
  }
  const url = new URL(window.location.href);
  if (wantsRemote(url, tabStorage)) {
    window.history.replaceState(window.history.state, '', withoutRemoteChoice(url));
    if (!(await answersAt(origin)))
      throw new Error(
        'No backend answers behind this page. Start its server with BACKEND_URL set, or open the page with ?backend=page.',
      );
    setTransport(remoteTransport(origin));
    const { ControlKeyDialog } = await loadModule(() => import('#src/app/ControlKeyDialog.tsx'));
    await showConsole([], (listener) => watchRemote(origin, listener), <ControlKeyDialog />);
    return;
  }
  const { startBackend } = await loadModule(() => import('#mocks/entrances/page/browser.ts'));
  await show(await startBackend());
}

launch().catch((error: unknown) => {
  console.error(error);
  render(<StartFailedPage reason={error instanceof Error ? error.message : String(error)} />);
});
