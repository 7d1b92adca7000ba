import { Installation } from './installation.ts';

/** Base port of the tests' installation, apart from the default one that a person may be running. */
const PORT = Number(process.env['EVENKEEL_E2E_PORT'] ?? '18080');

export function testInstallation(environment: Record<string, string> = {}): Installation {
  const home = process.env['EVENKEEL_E2E_HOME'];
  if (home === undefined) throw new Error('EVENKEEL_E2E_HOME is set by globalSetup');
  return new Installation({ port: PORT, home, environment });
}
