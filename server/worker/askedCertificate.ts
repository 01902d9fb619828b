/** The certificate of this process as a sandbox's thread gets it: asked of the host when it is first needed. */
import type { Certificate, ToWorker } from './messages.ts';

type Answer = Extract<ToWorker, { type: 'certificate' }>['certificate'];

export class AskedCertificate {
  readonly #ask: () => void;
  #asked: Promise<Certificate> | null = null;
  #answer: (answer: Answer) => void = () => {};

  constructor(ask: () => void) {
    this.#ask = ask;
  }

  /** Rejects with a sentence where none can be made; the next who asks tries again. */
  get(): Promise<Certificate> {
    this.#asked ??= new Promise((resolve, reject) => {
      this.#answer = (answer) => {
        if ('cert' in answer) return resolve(answer);
        this.#asked = null;
        reject(new Error(answer.problem));
      };
      this.#ask();
    });
    return this.#asked;
  }

  answered(answer: Answer): void {
    this.#answer(answer);
  }
}
