const [kib, mib, gib] = [1024, 1024 ** 2, 1024 ** 3];

/** `512 B`, `40 KiB`, `1.5 MiB`, `77.8 GiB`. */
export function bytesWords(bytes: number): string {
  if (bytes < kib) return `${bytes} B`;
  if (bytes < mib) return `${Math.round(bytes / kib)} KiB`;
  return bytes < gib ? `${(bytes / mib).toFixed(1)} MiB` : `${(bytes / gib).toFixed(1)} GiB`;
}
