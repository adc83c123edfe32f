import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

/** Flags every start of the browser uses: no sandbox (root in containers), nothing that calls home. */
export const chromiumArgs: readonly string[] = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

const systemNames = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const systemPaths = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

function onPath(name: string): string | undefined {
  const result = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
  return result.status === 0 ? result.stdout.trim() : undefined;
}

async function starts(executablePath: string): Promise<boolean> {
  try {
    const browser = await chromium.launch({ executablePath, args: [...chromiumArgs], timeout: 60_000 });
    await browser.close();
    return true;
  } catch (error) {
    console.warn(`  ${executablePath} does not start: ${(error as Error).message.split('\n')[0]}`);
    return false;
  }
}

function run(command: string, args: readonly string[]): boolean {
  console.log(`  ${command} ${args.join(' ')}`);
  const result = spawnSync(command, args, { stdio: 'inherit', timeout: 300_000, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  return result.status === 0;
}

/**
 * Finds a Chromium that starts, installing one where that is possible: `CHROME_PATH`, a system browser, Playwright's own
 * download, then the distribution's package.
 * @returns path of the executable.
 * @throws Error that says what was tried and what to do.
 */
export async function findChromium(): Promise<string> {
  const wanted = process.env.CHROME_PATH;
  if (wanted) {
    if (existsSync(wanted) && (await starts(wanted))) return wanted;
    throw new Error(`CHROME_PATH is "${wanted}", which is missing or does not start. Point it at a Chromium or Chrome, or unset it.`);
  }
  for (const path of [...systemNames.map(onPath), ...systemPaths]) {
    if (path && existsSync(path) && (await starts(path))) return path;
  }
  if (existsSync(chromium.executablePath()) && (await starts(chromium.executablePath()))) return chromium.executablePath();

  console.log('No browser found; trying Playwright’s download of Chromium.');
  const cli = require.resolve('playwright-core/cli.js');
  if (run(process.execPath, [cli, 'install', 'chromium']) && (await starts(chromium.executablePath()))) return chromium.executablePath();

  if (onPath('apt-get')) {
    console.log('Trying the distribution’s package.');
    const sudo = process.getuid?.() === 0 ? [] : onPath('sudo') ? ['sudo', '-n'] : undefined;
    if (sudo) {
      const apt = (...args: string[]): boolean => run('sh', ['-c', [...sudo, 'apt-get', ...args].join(' ')]);
      if (apt('update', '-qq') && apt('install', '-y', '-qq', 'chromium')) {
        const path = onPath('chromium');
        if (path && (await starts(path))) return path;
      }
    }
  }
  throw new Error(
    'No Chromium could be found or installed. Tried CHROME_PATH, system browsers, Playwright’s download and apt-get. '
    + 'Install one (Debian/Ubuntu: "sudo apt-get install chromium") or set CHROME_PATH to its executable, then run npm test again.',
  );
}

/** Version string of a browser, for reports. */
export function browserVersion(executablePath: string): string {
  return execFileSync(executablePath, ['--version'], { encoding: 'utf8' }).trim();
}
