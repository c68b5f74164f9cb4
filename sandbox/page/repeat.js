// Repeats a request for as long as it is wanted, one at a time, more slowly while the server is away.

const MAX_DOUBLINGS = 4;

export class Repeat {
  #task;
  #options;
  #failures = 0;
  #current = null;
  #queued = null;
  #timer = 0;

  /**
   * @param {() => Promise<void>} task
   * @param {{everyMs: number, isWanted: () => boolean, onHealth?: (isWell: boolean) => void}} options
   */
  constructor(task, options) {
    this.#task = task;
    this.#options = options;
  }

  /** Runs the task and goes on repeating it; resolves after a run that began after this call. Never rejects. */
  soon() {
    if (!this.#current) return this.#run();
    return (this.#queued ??= this.#current.then(() => this.#current ?? this.#run()));
  }

  #run() {
    clearTimeout(this.#timer);
    this.#queued = null;
    this.#current = this.#attempt().finally(() => {
      this.#current = null;
      this.#timer = setTimeout(() => this.soon(), this.#pauseMs());
    });
    return this.#current;
  }

  async #attempt() {
    if (!this.#options.isWanted()) return;
    try {
      await this.#task();
      this.#failures = 0;
    } catch (error) {
      this.#failures += 1;
      console.warn(error);
    }
    this.#options.onHealth?.(this.#failures === 0);
  }

  #pauseMs() {
    return this.#options.everyMs * 2 ** Math.min(this.#failures, MAX_DOUBLINGS);
  }
}
