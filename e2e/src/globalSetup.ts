import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testInstallation } from './testInstallation.ts';

/** Starts an installation of its own for the tests, with empty data, and stops it after them. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  process.env['EVENKEEL_E2E_HOME'] = await mkdtemp(join(tmpdir(), 'evenkeel-e2e-'));
  const installation = testInstallation();
  await installation.up();
  return () => installation.down();
}
