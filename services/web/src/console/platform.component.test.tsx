// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { inEnglish, show } from '../../test/kit';
import { PlatformTable } from './PlatformTable';

inEnglish();

describe('PlatformTable', () => {
  it('says of each part how it is, by kind, and leaves out kinds that are not there', () => {
    show(
      <PlatformTable
        components={[
          { name: 'room-service', kind: 'service', status: 'up' },
          { name: 'recording-service', kind: 'service', status: 'down', detail: 'it takes no connections' },
          { name: '1', kind: 'broker', status: 'up' },
          { name: 'incident-service-reports', kind: 'consumer-group', status: 'up', lagSeconds: 45 },
        ]}
      />,
    );
    const platform = screen.getByRole('region', { name: 'Platform' });
    expect(platform.textContent).toContain('recording-service away it takes no connections');
    expect(platform.textContent).toContain('incident-service-reports up 45 s behind');
    expect(within(platform).getByText('Kafka brokers')).toBeDefined();
    expect(within(platform).queryByText('Certificates')).toBeNull();
  });
});
