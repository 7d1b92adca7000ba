import { IdentityProvider } from '../identityProvider.ts';
import { Mailbox } from '../mailbox.ts';

/** What an installation of pages has around it: a mail server and a provider of single sign-on. */
export interface Surroundings {
  readonly mailbox: Mailbox;
  readonly provider: IdentityProvider;
}

export const PROVIDER_NAME = 'Example Corp';

export async function surroundingsOf(url: string): Promise<Surroundings> {
  const provider = await IdentityProvider.start();
  await provider.control('client', {
    redirect_uris: [`${url}/api/v1/account/oidc/corp/callback`],
    post_logout_redirect_uris: [`${url}/`],
  });
  return { provider, mailbox: await Mailbox.open() };
}

/** What room-service is told of them. */
export function settingsOf({ mailbox, provider }: Surroundings, url: string): Record<string, string> {
  return {
    EVENKEEL_ACCOUNTS_REGISTRATION: 'open',
    EVENKEEL_ACCOUNTS_PUBLIC_URL: url,
    EVENKEEL_ACCOUNTS_MAIL_FROM: 'meetings@example.org',
    QUARKUS_MAILER_HOST: '127.0.0.1',
    QUARKUS_MAILER_PORT: String(mailbox.port),
    EVENKEEL_ACCOUNTS_OIDC_CORP_ISSUER: provider.issuer,
    EVENKEEL_ACCOUNTS_OIDC_CORP_CLIENT_ID: 'evenkeel',
    EVENKEEL_ACCOUNTS_OIDC_CORP_CLIENT_SECRET: 'a secret of the tests',
    EVENKEEL_ACCOUNTS_OIDC_CORP_DISPLAY_NAME: PROVIDER_NAME,
    EVENKEEL_ACCOUNTS_OIDC_CORP_SCOPES: 'openid,email,profile,groups',
    EVENKEEL_ACCOUNTS_OIDC_CORP_GROUPS_CLAIM: 'groups',
  };
}

export function close({ mailbox, provider }: Surroundings): void {
  mailbox.close();
  provider.stop();
}
