/** A zstd frame of stored and repeated blocks: https://www.rfc-editor.org/rfc/rfc8878#section-3.1.1 */
export function zstd(blocks: readonly (Buffer | { readonly byte: number; readonly times: number })[]): Buffer {
  const header = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58]); // a window of 2 MiB, no length, no checksum
  const parts = blocks.map((block, n) => {
    const [size, type] = Buffer.isBuffer(block) ? [block.length, 0] : [block.times, 1];
    const value = (size << 3) | (type << 1) | (n === blocks.length - 1 ? 1 : 0);
    const head = Buffer.from([value & 255, (value >> 8) & 255, (value >> 16) & 255]);
    return Buffer.concat([head, Buffer.isBuffer(block) ? block : Buffer.from([block.byte])]);
  });
  return Buffer.concat([header, ...parts]);
}
