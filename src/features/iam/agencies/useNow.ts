import { useEffect, useState } from 'react';

const pace = 15_000;

/** The time now (epoch ms), refreshed four times a minute, so that an agency is seen to expire. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), pace);
    return () => clearInterval(timer);
  }, []);
  return now;
}
