// What somebody stays on for a moment, so that nothing is asked for what is only passed by.
import { useEffect, useState } from 'react';

/** Whether `value` has been the same for so long. */
export function useSettled(value: unknown, milliseconds: number): boolean {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled === value;
}
