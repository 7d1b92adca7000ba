import { useEffect, useState } from 'react';

/** True once the condition has held for `millis`: a hiccup is not worth a notice. */
export function useLasting(condition: boolean, millis: number): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!condition) return;
    const timer = setTimeout(() => setLasting(true), millis);
    return () => {
      clearTimeout(timer);
      setLasting(false);
    };
  }, [condition, millis]);
  return lasting;
}
