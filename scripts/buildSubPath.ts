/** Builds the site once more for a sub-path, into `build-sub`: hosts like GitHub Pages serve projects below one. */
import { spawnSync } from 'node:child_process';

const result = spawnSync('npx', ['docusaurus', 'build', '--out-dir', 'build-sub'], {
  stdio: 'inherit',
  env: { ...process.env, BASE_URL: '/sub/path/' },
});
process.exit(result.status ?? 1);
