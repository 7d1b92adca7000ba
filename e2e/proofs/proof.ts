import type { Installation } from '../src/installation.ts';
import { emptyTestHome, testInstallation } from '../src/testInstallation.ts';

/** Shows figures on an installation of its own and throws when one that must hold does not. */
export interface Proof {
  (installation: Installation): Promise<void>;
  /** What the installation is started with beside the usual. */
  environment?: () => Record<string, string> | Promise<Record<string, string>>;
}

/** A figure that must hold, printed either way. */
export function figure(name: string, value: number, unit: string, atMost: number, aim?: number): void {
  const wished = aim === undefined ? '' : `, aim ≤ ${aim}`;
  const holds = value <= atMost;
  console.log(`${holds ? 'holds ' : 'FAILS '} ${name}: ${value} ${unit} (must ≤ ${atMost}${wished})`);
  if (!holds) process.exitCode = 1;
}

/** Runs a proof on fresh data; its logs stay until the next one. */
export async function withInstallation(proof: Proof): Promise<void> {
  await emptyTestHome();
  const installation = testInstallation(await proof.environment?.());
  try {
    await installation.up();
    await proof(installation);
  } catch (failure) {
    console.error(failure instanceof Error ? failure.message : failure);
    process.exitCode = 1;
  } finally {
    await installation.down();
  }
}
