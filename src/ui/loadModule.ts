const pauses: readonly number[] = [100, 400, 1000];

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Loads code that is fetched when it is needed, asking up to four times within two seconds: a
 * service worker that the browser stops takes the loads under way with it.
 * @param load imports the module; called anew each time
 * @throws what the last attempt threw
 */
export async function loadModule<Module>(load: () => Promise<Module>): Promise<Module> {
  for (const pause of pauses) {
    try {
      return await load();
    } catch {
      await wait(pause);
    }
  }
  return load();
}
