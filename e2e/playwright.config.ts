import { defineConfig } from '@playwright/test';

process.env['EVENKEEL_CAMERA_FPS'] ??= '15';

/** One installation and two cores: one test at a time, and none is tried twice. */
export default defineConfig({
  testDir: './tests',
  outputDir: './target/results',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 400_000,
  // What does not come is named by the step that waited for it, not by the end of the test's time.
  use: { actionTimeout: 40_000, navigationTimeout: 40_000 },
  globalSetup: './src/globalSetup.ts',
  reporter: [['list'], ['json', { outputFile: './target/playwright.json' }]],
});
