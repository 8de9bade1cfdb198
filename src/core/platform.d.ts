// The little of the platform that `core` may know. Node, browsers and workers all have it; nothing else is promised.

interface AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
}
