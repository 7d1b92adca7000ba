import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Installation, REPOSITORY } from './installation.ts';

/** Base port of the tests' installation, apart from the default one that a person may be running. */
const PORT = Number(process.env['EVENKEEL_E2E_PORT'] ?? '18080');

/** The one folder that is not under version control. */
const WRITTEN = process.env['EVENKEEL_HOME'] ?? join(REPOSITORY, '.evenkeel');
/** Where the tests' installation keeps its data and secrets. */
export const TEST_HOME = join(WRITTEN, 'e2e');
const APPS = process.env['EVENKEEL_APPS'] ?? join(WRITTEN, 'app');

export function testInstallation(environment: Record<string, string> = {}): Installation {
  return new Installation({
    port: PORT,
    home: TEST_HOME,
    environment: { EVENKEEL_APPS: APPS, EVENKEEL_DRILLS: 'on', ...environment },
  });
}

/** Stops what a broken run may have left and forgets its data. */
export async function emptyTestHome(): Promise<void> {
  await testInstallation().down();
  await rm(TEST_HOME, { recursive: true, force: true });
}
