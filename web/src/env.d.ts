declare module 'virtual:countries' {
  const rows: [code: string, numeric: string, name: string][];
  export default rows;
}
