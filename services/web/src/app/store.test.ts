import { describe, expect, it, vi } from 'vitest';
import { Store } from './store';

describe('Store', () => {
  it('tells of a part that changed, and of none that says the same', () => {
    // Given
    const store = new Store({ name: 'Anna', hands: 0 });
    const told = vi.fn();
    store.subscribe(told);
    const before = store.get();
    // When
    store.patch({ name: 'Anna' });
    const same = store.get();
    store.patch({ name: 'Anna', hands: 1 });
    // Then
    expect(same).toBe(before);
    expect(told).toHaveBeenCalledTimes(1);
    expect(store.get()).toEqual({ name: 'Anna', hands: 1 });
  });

  it('tells nobody who does not listen any more', () => {
    // Given
    const store = new Store({ hands: 0 });
    const told = vi.fn();
    const forget = store.subscribe(told);
    // When
    forget();
    store.patch({ hands: 1 });
    // Then
    expect(told).not.toHaveBeenCalled();
  });
});
