/** Small letters without accents, of Latin and Greek: heads and words of tables are written with them and without. */
export const plainLetters = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/ł/g, 'l')
    .replace(/ı/g, 'i')
    .replace(/đ/g, 'd')
    .replace(/ς/g, 'σ')
    .replace(/(?<=[a-z\p{Script=Greek}])\p{M}+/gu, '')
    .normalize('NFC');
