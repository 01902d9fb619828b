/** The ejected app as an archive. Loaded when somebody asks for one: what takes types off is large. */
import { strToU8, zipSync } from 'fflate';
import { type Ejectable, eject } from '#shared/eject.ts';

/** Exact versions of what an ejected app may need, by package: those that are installed here, from vite.config.ts. */
declare const PACKAGE_VERSIONS: Record<string, string>;

const FOLDER = 'sessionscope-app';

export function ejectedZip(what: Omit<Ejectable, 'versions'>): Uint8Array<ArrayBuffer> {
  const { files } = eject({ ...what, versions: PACKAGE_VERSIONS });
  const entries = Object.entries(files).map(([name, text]) => [`${FOLDER}/${name}`, strToU8(text)] as const);
  return new Uint8Array(zipSync(Object.fromEntries(entries), { level: 9 }));
}
