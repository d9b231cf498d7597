// Choosing the best of several position fixes; nothing here touches the page.

export interface Fix {
  readonly lat: number;
  readonly lon: number;
  readonly accuracy: number;
  readonly at: number;
}

export interface Patience {
  readonly enough: number; // metres
  readonly wait: number; // milliseconds
}

export type Why = "denied" | "none";

export const STANDING: Patience = { enough: 15, wait: 20_000 };
export const SHOOTING: Patience = { enough: 25, wait: 8_000 };

/** The better of two fixes: the more exact one; of two alike the later. */
export function better(best: Fix | null, next: Fix): Fix {
  return best === null || next.accuracy <= best.accuracy ? next : best;
}

export function isEnough(fix: Fix, patience: Patience): boolean {
  return fix.accuracy <= patience.enough;
}

/** A fix as the form sends it. Six places are about ten centimetres. */
export function fields(fix: Fix): Record<string, string> {
  return {
    lat: fix.lat.toFixed(6),
    lon: fix.lon.toFixed(6),
    accuracy_m: fix.accuracy.toFixed(1),
    position_source: "device",
    position_at: new Date(fix.at).toISOString(),
  };
}

function fixOf(position: GeolocationPosition): Fix {
  const { latitude, longitude, accuracy } = position.coords;
  return { lat: latitude, lon: longitude, accuracy, at: position.timestamp };
}

/** Listens until a fix is good enough or patience ends; rejects with "denied" or "none". */
export function bestFix(
  source: Geolocation | undefined,
  patience: Patience,
  progress: (fix: Fix) => void = () => undefined,
): Promise<Fix> {
  return new Promise((resolve, reject) => {
    if (!source) return reject("none" satisfies Why);
    let best: Fix | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = (why: Why) => {
      clearTimeout(timer);
      source.clearWatch(watch);
      if (best) resolve(best);
      else reject(why);
    };
    const heard = (position: GeolocationPosition) => {
      best = better(best, fixOf(position));
      progress(best);
      if (isEnough(best, patience)) end("none");
    };
    const refused = (error: GeolocationPositionError) => error.code === 1 && end("denied");
    const watch = source.watchPosition(heard, refused, { enableHighAccuracy: true, maximumAge: 0 });
    timer = setTimeout(() => end("none"), patience.wait);
  });
}
