// How long a queue waits, and how often it tries.

/** A worker says so often, half of it on, that it still has its tasks; without that they are given to another. */
export const lockMs = 5000;
/** How often workers look for such tasks: a killed worker's are taken again after 8 s at most. */
export const lookForLostMs = 2500;
/** A task that so many workers ended over is set aside at the next. */
export const mostLost = 3;
/** A failure that may be a machine's own is tried so often. */
export const attempts = 3;
/** Before the second try, twice as long before each further one. */
export const backOffMs = 1000;
/** A task whose file cannot be had now waits so long. */
export const putBackMs = 2000;
