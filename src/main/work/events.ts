// The stream of what happens, for every face: jobs as they move, and which lists to ask for again.
import { EventPublisher } from '@orpc/server';
import type { AppEvent, Topic } from '../../core/domain/events.ts';
import type { Job } from '../../core/domain/job.ts';

/** Changes to lists are gathered this long, so that a scan does not make every window ask a hundred times a second. */
const gatherMs = 250;

export interface Events {
  job(job: Job): void;
  changed(...topics: Topic[]): void;
  subscribe(signal: AbortSignal | undefined): AsyncGenerator<AppEvent>;
  close(): void;
}

export function createEvents(): Events {
  const publisher = new EventPublisher<{ event: AppEvent }>({ maxBufferedEvents: 1000 });
  const gathered = new Set<Topic>();
  let timer: NodeJS.Timeout | null = null;

  function flush(): void {
    timer = null;
    const topics = [...gathered];
    gathered.clear();
    publisher.publish('event', { type: 'changed', topics });
  }

  return {
    job: (job) => publisher.publish('event', { type: 'job', job }),
    changed(...topics) {
      if (topics.length === 0) return;
      for (const topic of topics) gathered.add(topic);
      timer ??= setTimeout(flush, gatherMs);
    },
    subscribe: (signal) => publisher.subscribe('event', { signal }),
    close() {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
