import { describe, expect, it } from 'vitest';

import { profileDraftSchema } from '../../../electron/contract/settings.ts';
import {
  brokerDraft,
  brokerProtocols,
  cloudDraft,
  cloudName,
  cloudProtocols,
  isAddress,
  newBroker,
  newCloud,
} from '../../../renderer/src/features/connection/drafts.ts';

describe('what is typed of a connection', () => {
  it('becomes a draft that the contract takes; an empty secret is not said', () => {
    const cloud = cloudDraft({ ...newCloud(), email: ' a@b.example ' }, 'Kajen', 'Bryggan');
    expect(cloud).toMatchObject({ email: 'a@b.example', was: 'Bryggan' });
    expect(cloud).not.toHaveProperty('password');
    const broker = brokerDraft({ ...newBroker(), url: ' mqtt://broker:1883 ', companyId: 'c1', key: 'PEM' });
    expect(broker).toMatchObject({ name: 'broker:1883', url: 'mqtt://broker:1883', key: 'PEM' });
    for (const draft of [cloud, broker]) expect(profileDraftSchema.safeParse(draft).success).toBe(true);
  });

  it.each([
    ['https://operated.ochno.com', cloudProtocols, true],
    ['http://127.0.0.1:8080', cloudProtocols, true],
    ['operated.ochno.com', cloudProtocols, false],
    ['https://', cloudProtocols, false],
    ['javascript:alert(1)', cloudProtocols, false],
    ['mqtts://broker', brokerProtocols, true],
    ['mqtt://', brokerProtocols, false],
    ['https://broker', brokerProtocols, false],
  ])('%s is an address or not', (url, protocols, is) => {
    expect(isAddress(url, protocols)).toBe(is);
  });

  it('is called after its company and server, never longer than a name may be', () => {
    expect(cloudName('Kajen', 'https://operated.ochno.com')).toBe('Kajen · operated.ochno.com');
    const long = cloudName('😀'.repeat(10_000), `https://${'h'.repeat(60)}.example`);
    expect(long.length).toBeLessThanOrEqual(100);
    expect(long).toMatch(/^😀{10,} · h+$/u);
    expect(cloudName('  ', 'https://h.example')).toBe('– · h.example');
  });
});
