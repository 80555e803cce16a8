import type { CliIo } from './io.ts';

/** One line on standard error that is rewritten in place; nothing at all when that is not a terminal. */
export class Progress {
  readonly #stderr: CliIo['stderr'];
  #isShown = false;

  constructor(stderr: CliIo['stderr']) {
    this.#stderr = stderr;
  }

  show(text: string): void {
    if (!this.#stderr.isTTY) return;
    this.#stderr.write(`\r\u001b[2K${text}`);
    this.#isShown = true;
  }

  clear(): void {
    if (this.#isShown) this.#stderr.write('\r\u001b[2K');
    this.#isShown = false;
  }
}
