// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { inEnglish, show } from '../../../test/kit';
import { BackgroundBlur } from '../../media/blur/background-blur';
import { loadPreferences } from '../session/preferences';
import { BlurNotice } from './BlurNotice';
import { BlurSwitch } from './BlurSwitch';

inEnglish();

describe('blur', () => {
  let blur: BackgroundBlur;

  beforeEach(() => {
    localStorage.clear();
    for (const name of [
      'Worker',
      'OffscreenCanvas',
      'MediaStreamTrackProcessor',
      'MediaStreamTrackGenerator',
    ]) {
      vi.stubGlobal(name, vi.fn());
    }
    blur = new BackgroundBlur(false, () => undefined);
    return () => vi.unstubAllGlobals();
  });

  it('is switched with the keyboard, and remembered', async () => {
    // Given
    show(<BlurSwitch blur={blur} />);
    const control = screen.getByRole('switch', { name: /Blur my background/ });
    // When
    control.focus();
    await userEvent.keyboard(' ');
    // Then
    expect(blur.state.get().on).toBe(true);
    expect(loadPreferences().blur).toBe(true);
    await userEvent.keyboard(' ');
    expect(loadPreferences().blur).toBe(false);
  });

  it('says that it gets ready', () => {
    blur.state.patch({ on: true, starting: true });
    show(<BlurSwitch blur={blur} />);
    expect(screen.getByRole('switch', { description: 'Getting ready…' })).toBeDefined();
  });

  it('is absent where the browser cannot', () => {
    vi.unstubAllGlobals();
    show(<BlurSwitch blur={blur} />);
    expect(screen.queryByRole('switch')).toBeNull();
  });

  it('says why it went off by itself, and tries again', async () => {
    // Given
    blur.state.patch({ on: false, problem: 'slow' });
    show(<BlurNotice blur={blur} />);
    expect(screen.getByRole('status').textContent).toContain('could not keep up');
    // When
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    // Then
    expect(blur.state.get()).toMatchObject({ on: true, problem: null });
    expect(screen.queryByRole('status')).toBeNull();
  });
});
