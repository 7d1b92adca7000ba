import { IdentityProvider } from '../identityProvider.ts';
import { Mailbox } from '../mailbox.ts';
import { WrittenSite } from './site.ts';

/** What an installation of pages has around it: a mail server, a provider of single sign-on, and a site. */
export interface Surroundings {
  readonly mailbox: Mailbox;
  readonly provider: IdentityProvider;
  readonly site: WrittenSite;
}

export const PROVIDER_NAME = 'Example Corp';

export async function surroundingsOf(url: string): Promise<Surroundings> {
  const provider = await IdentityProvider.start();
  await provider.control('client', {
    redirect_uris: [`${url}/api/v1/account/oidc/corp/callback`],
    post_logout_redirect_uris: [`${url}/`],
  });
  return { provider, mailbox: await Mailbox.open(), site: await WrittenSite.write() };
}

/** What the services are told of them. */
export function settingsOf({ mailbox, provider, site }: Surroundings, url: string): Record<string, string> {
  return {
    ...site.settings(),
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

export async function close({ mailbox, provider, site }: Surroundings): Promise<void> {
  mailbox.close();
  provider.stop();
  await site.forget();
}
