/** Tells long-lived connections that the sign-in they were opened under has ended. */
export interface SignInWatch {
  ended(signInId: string): void;
  /** @returns how to stop watching */
  onEnd(signInId: string, listener: () => void): () => void;
}

export function createSignInWatch(): SignInWatch {
  const listeners = new Map<string, Set<() => void>>();
  return {
    ended(signInId) {
      for (const listener of listeners.get(signInId) ?? []) listener();
    },
    onEnd(signInId, listener) {
      const watching = listeners.get(signInId) ?? new Set();
      listeners.set(signInId, watching.add(listener));
      return () => {
        watching.delete(listener);
        if (watching.size === 0) listeners.delete(signInId);
      };
    },
  };
}
