import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test } from '@playwright/test';
import { chromiumPath } from '../src/chromium.ts';
import { testInstallation } from '../src/testInstallation.ts';

const installation = testInstallation();

test('the browser installs Evenkeel as an application', async () => {
  // Given
  const profile = await mkdtemp(join(tmpdir(), 'evenkeel-install-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await context.newPage();
    await page.goto(installation.url);
    const session = await context.newCDPSession(page);
    // The newest domain of the DevTools protocol, which the test library does not know yet.
    const manage = session as unknown as {
      send(method: `PWA.${string}`, parameters: Readonly<Record<string, string>>): Promise<unknown>;
    };
    const manifestId = `${installation.url}/`;

    // When
    const manifest = await session.send('Page.getAppManifest');
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    await manage.send('PWA.install', { manifestId, installUrlOrBundleUrl: installation.url });

    // Then
    expect(manifest.errors).toEqual([]);
    expect(installabilityErrors).toEqual([]);
    expect(await manage.send('PWA.getOsAppState', { manifestId })).toMatchObject({ badgeCount: 0 });
    await manage.send('PWA.uninstall', { manifestId });
  } finally {
    await context.close();
    await rm(profile, { recursive: true });
  }
});
