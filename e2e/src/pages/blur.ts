import { open, press, withPage, type Stage } from './stage.ts';

/** Before joining: blur that cannot be loaded, and blur that can. */
export async function walkBlur(stage: Stage): Promise<void> {
  const { t } = stage.review;
  await withPage(stage, async (page) => {
    await page.route('**/*.wasm', (route) => route.abort());
    await open(page, stage, '/new');
    await page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0);
    await page.getByRole('switch', { name: t('blur.title') }).click();
    await page.getByTestId('blur-problem').waitFor();
    await stage.review.look(page, 'blur-unavailable');
    await page.unroute('**/*.wasm');
    await press(page, t('blur.again'));
    await page.getByText(t('blur.hint')).waitFor();
    await page.getByRole('switch', { name: t('blur.title'), checked: true }).waitFor();
    await stage.review.look(page, 'blur-on');
  });
}
