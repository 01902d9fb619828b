/** By which way a browser's next request goes: as its page came, until a person chooses another one in its address bar. */
import { useState } from 'react';
import type { Transport } from '#shared/transport.ts';
import type { BrowserState } from '#shared/world.ts';
import { useView } from '../model/hooks.tsx';
import { transportOf } from './address.ts';

/** A choice counts while the browser stays where it was made. */
interface Choice {
  address: string;
  transport: Transport;
}

export interface TransportChoice {
  transport: Transport;
  choose: (transport: Transport) => void;
}

export function useTransport(browser: BrowserState | null): TransportChoice {
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({});
  const port = useView(({ world }) => world.port);
  const tlsPort = useView(({ world }) => world.tlsPort);
  if (browser === null) return { transport: 'http', choose: () => {} };
  const { name, address } = browser;
  const choice = choices[name];
  const transport = choice?.address === address ? choice.transport : transportOf(address, { port, tlsPort });
  return {
    transport,
    choose: (chosen) => setChoices({ ...choices, [name]: { address, transport: chosen } }),
  };
}
