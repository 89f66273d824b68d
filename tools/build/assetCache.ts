import type { Plugin } from 'vite';

const forEver = 'public, max-age=31536000, immutable';

/**
 * The preview server sends the built files as a host should (hosting/nginx.conf): their names
 * change with what is in them, so that nobody asks for one twice.
 */
export const assetCache = (): Plugin => ({
  name: 'asset-cache',
  configurePreviewServer({ middlewares }) {
    middlewares.use((request, response, next) => {
      if (/\/assets\/[^?]+\.\w+$/.test(request.url ?? '')) {
        const writeHead = response.writeHead.bind(response) as (
          status: number,
          headers?: Readonly<Record<string, string>>,
        ) => typeof response;
        const withAge = (status: number, headers?: Readonly<Record<string, string>>) =>
          // What is not there is answered with the page, which does change.
          writeHead(
            status,
            headers?.['Content-Type']?.startsWith('text/html') === false
              ? { ...headers, 'Cache-Control': forEver }
              : headers,
          );
        response.writeHead = withAge as typeof response.writeHead;
      }
      next();
    });
  },
});
