/** A certificate (with its chain) and its private key, in PEM. */
export type Tls = {readonly cert: string; readonly key: string};
