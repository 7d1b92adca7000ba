import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Installation } from '../src/installation.ts';
import { testInstallation } from '../src/testInstallation.ts';

/** Shows figures on an installation of its own and throws when one that must hold does not. */
export type Proof = (installation: Installation) => Promise<void>;

/** A figure that must hold, printed either way. */
export function figure(name: string, value: number, unit: string, atMost: number, aim?: number): void {
  const wished = aim === undefined ? '' : `, aim ≤ ${aim}`;
  const holds = value <= atMost;
  console.log(`${holds ? 'holds ' : 'FAILS '} ${name}: ${value} ${unit} (must ≤ ${atMost}${wished})`);
  if (!holds) process.exitCode = 1;
}

/** Runs a proof on fresh data and removes what it wrote. */
export async function withInstallation(proof: Proof): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'evenkeel-proof-'));
  process.env['EVENKEEL_E2E_HOME'] = home;
  const installation = testInstallation();
  try {
    await installation.up();
    await proof(installation);
  } finally {
    await installation.down();
    await rm(home, { recursive: true, force: true });
  }
}
