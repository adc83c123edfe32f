import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

import { browserVersion, findChromium } from '../../scripts/findChromium';
import { serveStatic } from '../../scripts/serveStatic';

declare module 'vitest' {
  interface ProvidedContext {
    chromiumPath: string;
    origin: string;
    subOrigin: string;
  }
}

/** Finds a browser and serves both builds on loopback for all site tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  for (const folder of ['build', 'build-sub']) {
    if (!existsSync(join(process.cwd(), folder, 'sitemap.xml'))) throw new Error(`${folder}/ is missing: run "npm run build:all" before "npm run test:site"`);
  }
  const chromiumPath = await findChromium();
  console.log(`Testing in ${browserVersion(chromiumPath)}`);
  const site = await serveStatic(join(process.cwd(), 'build'));
  const sub = await serveStatic(join(process.cwd(), 'build-sub'), '/sub/path/');
  project.provide('chromiumPath', chromiumPath);
  project.provide('origin', site.origin);
  project.provide('subOrigin', sub.origin);
  return async () => {
    await site.close();
    await sub.close();
  };
}
