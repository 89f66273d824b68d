import type { ComponentType } from 'react';
import { loadModule } from './loadModule.ts';

/**
 * A page that is loaded when it is first visited, for a route's `lazy`.
 *
 * When its code does not arrive, the error page says so. (A function and not the object
 * `{ Component: load }`: of the latter's failures react-router 7 tells nobody, and the page
 * would stay blank.)
 * @param load imports the page's module and returns its component
 */
export const lazyPage =
  (load: () => Promise<ComponentType>): (() => Promise<{ Component: ComponentType }>) =>
  async () => {
    try {
      return { Component: await loadModule(load) };
    } catch (cause) {
      throw new Error(
        'Its code could not be loaded. The server may be out of reach, or a newer version has been published: reload the page.',
        { cause },
      );
    }
  };
