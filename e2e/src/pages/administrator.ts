import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TEST_HOME } from '../testInstallation.ts';

/** The first administrator of a test installation. */
export const ADMINISTRATOR = {
  name: 'Grace Miller',
  email: 'grace@example.org',
  password: 'a lantern over the harbour',
} as const;

/** The secret of the one-time link that the tests' installation printed at its first start. */
export async function setupSecret(): Promise<string> {
  return (await readFile(join(TEST_HOME, 'secrets', 'administrator-setup'), 'utf8')).trim();
}

const STEP_SECONDS = 30;

/** The code that an authenticator shows: TOTP (RFC 6238) with SHA-1, six digits, steps of 30 s. */
export function oneTimeCode(secret: string, now: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 1_000 / STEP_SECONDS)));
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0xf;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** RFC 4648 §6. */
function fromBase32(text: string): Buffer {
  const bits = [...text.replaceAll(/[\s=]/g, '').toUpperCase()]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}
