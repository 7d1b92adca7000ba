import {
  addPasskey,
  beginPasskey,
  beginPasskeyConfirmation,
  beginPasskeySignIn,
  confirmWithPasskey,
  signInWithPasskey,
} from '../api/passkeys';

/** The browser or the person did not give a passkey. */
export class PasskeyRefused extends Error {
  /** Whether there is one for this account on the authenticator already. */
  readonly known: boolean;

  constructor(cause: unknown) {
    super('no passkey', { cause });
    this.name = 'PasskeyRefused';
    this.known = cause instanceof DOMException && cause.name === 'InvalidStateError';
  }
}

/** Whether this browser has passkeys and reads what the service sends (WebAuthn Level 3). */
export function canUsePasskeys(): boolean {
  return (
    typeof PublicKeyCredential === 'function' &&
    typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function'
  );
}

export async function createPasskey(name: string): Promise<void> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(await beginPasskey());
  await addPasskey(name, await answer(navigator.credentials.create({ publicKey })));
}

export async function signInByPasskey(): Promise<void> {
  await signInWithPasskey(await ask(await beginPasskeySignIn()));
}

export async function confirmByPasskey(): Promise<void> {
  await confirmWithPasskey(await ask(await beginPasskeyConfirmation()));
}

/**
 * Offers passkeys among what the browser fills into the form, and signs in with the one that is chosen.
 *
 * @returns whether somebody is signed in now; false when the browser cannot, or nobody chose one
 */
export async function signInByAutofill(signal: AbortSignal): Promise<boolean> {
  if (!canUsePasskeys() || !(await PublicKeyCredential.isConditionalMediationAvailable())) return false;
  const options = await beginPasskeySignIn();
  if (signal.aborted) return false;
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  const credential = await navigator.credentials
    .get({ publicKey, mediation: 'conditional', signal })
    .catch(() => null);
  if (!(credential instanceof PublicKeyCredential)) return false;
  await signInWithPasskey(credential.toJSON());
  return true;
}

function ask(options: PublicKeyCredentialRequestOptionsJSON): Promise<unknown> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  return answer(navigator.credentials.get({ publicKey }));
}

async function answer(asked: Promise<Credential | null>): Promise<unknown> {
  let credential: Credential | null;
  try {
    credential = await asked;
  } catch (cause) {
    throw new PasskeyRefused(cause);
  }
  if (!(credential instanceof PublicKeyCredential)) throw new PasskeyRefused(null);
  return credential.toJSON();
}
