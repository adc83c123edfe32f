import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { createBrotliCompress } from 'node:zlib';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.json': 'application/json',
  '.svg': 'image/svg+xml', '.txt': 'text/plain; charset=utf-8', '.xml': 'text/xml', '.yaml': 'text/yaml', '.png': 'image/png',
};

/** A static server that listens. */
export interface StaticServer {
  readonly origin: string;
  close(): Promise<void>;
}

/**
 * Serves a folder on loopback the way a static host does: `index.html` for folders, a redirect to the trailing slash,
 * brotli, `404.html`.
 * @param folder absolute path of the built site.
 * @param baseUrl sub-path the site was built for, with slashes: `/` or `/krp/`.
 */
export async function serveStatic(folder: string, baseUrl = '/'): Promise<StaticServer> {
  const server: Server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const send = (file: string, status: number): void => {
      const type = types[extname(file)] ?? 'application/octet-stream';
      const brotli = /text|javascript|json|svg/.test(type) && /\bbr\b/.test(String(request.headers['accept-encoding']));
      response.writeHead(status, { 'content-type': type, ...(brotli ? { 'content-encoding': 'br' } : {}) });
      const body = createReadStream(file);
      (brotli ? body.pipe(createBrotliCompress()) : body).pipe(response);
    };
    const missing = (): void => send(join(folder, '404.html'), 404);
    if (!path.startsWith(baseUrl)) return missing();
    let file = join(folder, normalize(path.slice(baseUrl.length)));
    if (!file.startsWith(folder)) return missing();
    if (existsSync(file) && statSync(file).isDirectory()) {
      if (!path.endsWith('/')) {
        response.writeHead(301, { location: `${path}/` });
        response.end();
        return;
      }
      file = join(file, 'index.html');
    }
    if (existsSync(file)) send(file, 200);
    else missing();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the test server has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  };
}
