/**
 * The certificate with which every sandbox's server of this process answers over TLS: self-signed, for this machine's
 * own names, made when it is first asked for and kept in memory only.
 */
import type { Certificate } from '../worker/messages.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Browsers take no certificate that lasts longer than 398 days; a process seldom runs for so long. */
const LIFE_MS = 90 * DAY_MS;

let made: { certificate: Promise<Certificate>; until: number } | null = null;

/** The same for everybody who asks; another one where less than half of its life is left. */
export function certificateOfProcess(): Promise<Certificate> {
  if (made === null || made.until - Date.now() < LIFE_MS / 2)
    made = { certificate: makeCertificate(), until: Date.now() + LIFE_MS };
  // What failed is tried again.
  made.certificate.catch(() => {
    made = null;
  });
  return made.certificate;
}

async function makeCertificate(): Promise<Certificate> {
  // Loaded only here: it takes a fifth of a second, and most who start Sessionscope never visit over HTTPS.
  const { generate } = await import('selfsigned');
  const name = [{ name: 'commonName', value: 'localhost' }];
  const { cert, private: key } = await generate(name, {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - DAY_MS),
    notAfterDate: new Date(Date.now() + LIFE_MS),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 2, value: '*.localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  });
  return { cert, key };
}
